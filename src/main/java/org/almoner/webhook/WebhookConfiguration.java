package org.almoner.webhook;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import java.time.InstantSource;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.GatewayEvents;
import org.almoner.gateway.Gateways;
import org.almoner.queue.Lanes;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
class WebhookConfiguration {

	@Bean
	@ConditionalOnRole(Role.WEB)
	Admission admission(DoorProperties limits) {
		return new Admission(limits);
	}

	@Bean
	@ConditionalOnRole(Role.WEB)
	DeliveryReader deliveryReader(DoorProperties limits, InstantSource time) {
		return new DeliveryReader(Math.toIntExact(limits.body().toBytes()), limits.patience(), time);
	}

	@Bean
	@ConditionalOnRole(Role.WEB)
	Door door(GatewayAccounts accounts, DeliveryReader reader, Gateways gateways, GatewayEvents events, Lanes lanes) {
		return new Door(accounts, reader, gateways, events, lanes);
	}

	@Bean
	@ConditionalOnRole(Role.WEB)
	ServletRegistrationBean<WebhookServlet> webhooks(Door door, Admission admission, DoorMeters meters) {
		return new ServletRegistrationBean<>(new WebhookServlet(door, admission, meters), WebhookServlet.PATHS);
	}

	/** Deliveries have a meter of their own, which tells more and costs less. */
	@Bean
	ObservationPredicate deliveriesAreMeteredAtTheDoor() {
		return (name, context) -> !(context instanceof ServerRequestObservationContext request
				&& isDelivery(request.getCarrier()));
	}

	private static boolean isDelivery(@Nullable HttpServletRequest request) {
		return request != null && request.getRequestURI().startsWith("/webhooks/");
	}

}

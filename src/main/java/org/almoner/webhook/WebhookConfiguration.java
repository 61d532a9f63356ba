package org.almoner.webhook;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import java.time.InstantSource;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.GatewayEvents;
import org.almoner.gateway.Gateways;
import org.almoner.queue.Lanes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

}

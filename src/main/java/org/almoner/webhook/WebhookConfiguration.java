package org.almoner.webhook;

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
@EnableConfigurationProperties({ RoleProperties.class, DoorProperties.class })
class WebhookConfiguration {

	@Bean
	@ConditionalOnWebRole
	Admission admission(DoorProperties limits) {
		return new Admission(limits);
	}

	@Bean
	@ConditionalOnWebRole
	DeliveryReader deliveryReader(DoorProperties limits, InstantSource time) {
		return new DeliveryReader(Math.toIntExact(limits.body().toBytes()), limits.patience(), time);
	}

	@Bean
	@ConditionalOnWebRole
	Door door(GatewayAccounts accounts, DeliveryReader reader, Gateways gateways, GatewayEvents events, Lanes lanes) {
		return new Door(accounts, reader, gateways, events, lanes);
	}

}

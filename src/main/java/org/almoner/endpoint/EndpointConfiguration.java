package org.almoner.endpoint;

import java.time.InstantSource;

import org.almoner.account.GatewayAccounts;
import org.almoner.endpoint.RuledEndpoints.Works;
import org.almoner.event.EventTallies;
import org.almoner.gateway.Gateways;
import org.almoner.log.GatewayLog;
import org.almoner.queue.Locks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EndpointProperties.class)
class EndpointConfiguration {

	@Bean
	Making endpointMaking(GatewayAccounts accounts, InstantSource time) {
		return new Making(accounts, time);
	}

	@Bean
	Checking endpointChecking(GatewayAccounts accounts, Gateways gateways, GatewayLog log,
			ApplicationEventPublisher publisher, InstantSource time) {
		return new Checking(accounts, gateways, log, publisher::publishEvent, time);
	}

	@Bean
	Disabling endpointDisabling(GatewayAccounts accounts, Gateways gateways, GatewayLog log, EventTallies tallies,
			InstantSource time) {
		return new Disabling(accounts, gateways, log, tallies, time);
	}

	@Bean
	Works endpointWorks(GatewayAccounts accounts, Gateways gateways, Making making, Checking checking,
			Disabling disabling, Holding holding, InstantSource time) {
		Connecting connecting = new Connecting(accounts, gateways, making);
		Pasting pasting = new Pasting(accounts, gateways, connecting, holding, time);
		return new Works(connecting, pasting, checking, new Repairing(accounts, gateways, checking, making, time),
				new Rotating(accounts, gateways, making, pasting, time), disabling);
	}

	@Bean
	Holding endpointHolding(Locks locks, EndpointProperties properties) {
		return new Holding(locks, properties.patience());
	}

	@Bean
	Endpoints endpoints(GatewayAccounts accounts, Gateways gateways, Holding holding, Works works) {
		return new RuledEndpoints(accounts, gateways, holding, works);
	}

}

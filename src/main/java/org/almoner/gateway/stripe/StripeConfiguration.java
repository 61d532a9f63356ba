package org.almoner.gateway.stripe;

import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room needs beside the gateway. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeProperties.class)
class StripeConfiguration {

	@Bean
	EventTypes stripeEventTypes() {
		return new EventTypes();
	}

	@Bean
	StripeEndpoints stripeEndpoints(EventTypes types, StripeProperties properties) {
		return new StripeEndpoints(types.subscribed(), properties);
	}

	@Bean
	PatientReads stripePatientReads(StripeProperties properties, InstantSource time) {
		return new PatientReads(properties, time, Thread::sleep);
	}

	@Bean
	StripeGateway.Lists stripeLists(EventTypes types, PatientReads reads, StripeProperties properties,
			InstantSource time) {
		return new StripeGateway.Lists(new StripeEventSource(types.subscribed(), reads),
				new StripeObjectSource(reads, time), StripePayoutSource.patient(properties, time, Thread::sleep));
	}

	@Bean
	StripeLookups stripeLookups(StripeProperties properties, InstantSource time) {
		return new StripeLookups(properties, time, Thread::sleep);
	}

}

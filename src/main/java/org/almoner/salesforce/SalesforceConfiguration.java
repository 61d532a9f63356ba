package org.almoner.salesforce;

import java.time.Clock;
import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ SalesforceProperties.class, BreakerProperties.class })
class SalesforceConfiguration {

	@Bean
	OrgHealth salesforceHealthIndicator(ObjectProvider<Clock> clock) {
		return new OrgHealth(time(clock));
	}

	@Bean
	SoapSalesforce salesforce(SalesforceProperties settings, BreakerProperties breaking, MeterRegistry registry,
			OrgHealth health, ObjectProvider<Clock> clock) {
		return SoapSalesforce.of(settings, breaking, registry, health, time(clock));
	}

	private static InstantSource time(ObjectProvider<Clock> clock) {
		return clock.getIfAvailable(Clock::systemUTC);
	}

}

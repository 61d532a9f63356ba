package org.almoner.event;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.budget.Budget;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class EventConfiguration {

	// closed after the web server has answered its last request
	@Bean(destroyMethod = "close")
	GatewayEvents gatewayEvents(SalesforceOperations salesforce, StoreProperties limits, EventSpool spool,
			SpoolProperties spooling, Budget budget, InstantSource time, MeterRegistry registry) {
		return new SalesforceGatewayEvents(salesforce, limits, spool, spooling, budget, time, registry);
	}

}

package org.almoner.posting;

import java.time.InstantSource;

import org.almoner.account.GatewayAccounts;
import org.almoner.log.GatewayLog;
import org.almoner.queue.Lanes;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's parts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
@EnableConfigurationProperties({ PostingProperties.class, ReplayProperties.class })
class PostingConfiguration {

	@Bean
	References references(SalesforceOperations salesforce, GatewayLog gatewayLog, InstantSource time) {
		return new References(salesforce, (reference) -> gatewayLog.write(UnknownReferences.entry(reference)), time);
	}

	@Bean
	Workers workers(Lanes lanes, GatewayAccounts accounts, LaneWork laneWork, PostingProperties properties,
			InstantSource time, WorkerPulse pulse, SalesforceOperations salesforce) {
		Worker.Rhythm rhythm = new Worker.Rhythm(properties, time, pulse, () -> salesforce.apiUse().level());
		return new Workers(properties.workers(), (stop) -> new Worker(lanes, accounts, laneWork, rhythm, stop));
	}

}

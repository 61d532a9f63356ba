package org.almoner.posting;

import java.time.InstantSource;

import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.event.SpoolWatch;
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
			InstantSource time, WorkerPulse pulse, Budget budget, SpoolWatch spool) {
		Worker.Rhythm rhythm = new Worker.Rhythm(properties, time, pulse, budget, spool::isFirst);
		return new Workers(properties.workers(), (stop) -> new Worker(lanes, accounts, laneWork, rhythm, stop));
	}

}

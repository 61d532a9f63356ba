package org.almoner.posting;

import java.time.InstantSource;

import org.almoner.account.GatewayAccounts;
import org.almoner.queue.Lanes;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's parts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
@EnableConfigurationProperties(PostingProperties.class)
class PostingConfiguration {

	@Bean
	Workers workers(Lanes lanes, GatewayAccounts accounts, PostEvents postEvents, PostingProperties properties,
			InstantSource time, WorkerPulse pulse) {
		return new Workers(properties.workers(),
				(stop) -> new Worker(lanes, accounts, postEvents, new Worker.Rhythm(properties, time, pulse), stop));
	}

}

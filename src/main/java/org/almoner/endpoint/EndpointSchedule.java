package org.almoner.endpoint;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

import org.almoner.account.GatewayAccounts;
import org.almoner.log.GatewayLog;
import org.almoner.queue.Locks;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** When endpoints are checked: in worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnRole(Role.WORKER)
class EndpointSchedule {

	@Bean
	EndpointPass endpointPass(GatewayAccounts accounts, Holding holding, RuledEndpoints.Works works, GatewayLog log,
			Locks locks, InstantSource time) {
		return new EndpointPass(accounts, holding, works, log, locks, time);
	}

	@Bean
	SchedulingConfigurer endpointChecks(EndpointPass pass, EndpointProperties properties) {
		// a shorter jitter at the start: an admin who has just deployed looks at the
		// light
		return (tasks) -> tasks
			.scheduleFixedDelayTask(new FixedDelayTask(pass, properties.every().plus(random(properties.jitter())),
					properties.first().plus(random(properties.jitter().dividedBy(10)))));
	}

	private static Duration random(Duration most) {
		return most.isPositive() ? Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() + 1))
				: Duration.ZERO;
	}

}

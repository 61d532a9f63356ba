package org.almoner.sweep;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.GatewayEvents;
import org.almoner.queue.Lanes;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** When sweeps run: in worker processes. Two at a time do no harm. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SweepProperties.class)
@ConditionalOnRole(Role.WORKER)
class SweepConfiguration {

	@Bean
	StaleSweep staleSweep(GatewayAccounts accounts, GatewayEvents gatewayEvents, Lanes lanes,
			SweepProperties properties) {
		return new StaleSweep(accounts, gatewayEvents, lanes, properties);
	}

	@Bean
	SchedulingConfigurer sweeps(StaleSweep stale, SweepProperties properties) {
		return (tasks) -> tasks
			.scheduleFixedDelayTask(new FixedDelayTask(stale, properties.every(), properties.first()));
	}

}

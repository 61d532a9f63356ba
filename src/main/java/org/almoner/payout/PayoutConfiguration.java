package org.almoner.payout;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** When payouts are looked at: in worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(PayoutProperties.class)
@ConditionalOnRole(Role.WORKER)
class PayoutConfiguration {

	@Bean
	SchedulingConfigurer payoutSweeps(PayoutSweep sweep, PayoutProperties properties) {
		return (tasks) -> tasks
			.scheduleFixedDelayTask(new FixedDelayTask(sweep, properties.every(), properties.first()));
	}

}

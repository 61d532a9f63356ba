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

	/** In a thread of its own: many accounts must not hold up other schedules. */
	@Bean
	SchedulingConfigurer payoutSweeps(PayoutSweep sweep, PayoutProperties properties) {
		return (tasks) -> tasks.scheduleFixedDelayTask(new FixedDelayTask(
				() -> Thread.ofVirtual().name("payout-sweep").start(sweep), properties.every(), properties.first()));
	}

}

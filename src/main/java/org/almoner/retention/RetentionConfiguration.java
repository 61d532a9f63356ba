package org.almoner.retention;

import java.time.ZoneOffset;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.support.CronTrigger;

/** When payloads are swept: in worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RetentionProperties.class)
@ConditionalOnRole(Role.WORKER)
class RetentionConfiguration {

	@Bean
	SchedulingConfigurer retention(RetentionSweep sweep, RetentionProperties properties) {
		return (tasks) -> tasks.addCronTask(new CronTask(sweep, new CronTrigger(properties.cron(), ZoneOffset.UTC)));
	}

}

package org.almoner.event;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.account.Seals;
import org.almoner.budget.Budget;
import org.almoner.queue.Lanes;
import org.almoner.queue.Locks;
import org.almoner.queue.Spool;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the spool together: every process fills it, workers drain it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SpoolProperties.class)
class SpoolConfiguration {

	@Bean
	SpoolEntries spoolEntries(Seals seals) {
		return new SpoolEntries(seals);
	}

	@Bean
	EventSpool eventSpool(Environment environment, Spool spool, SpoolEntries entries, Budget budget) {
		return new EventSpool(SpoolMode.of(environment.getProperty("almoner.spool", "durable")), spool, entries,
				budget);
	}

	@Bean
	SpoolWatch spoolWatch(EventSpool door, Spool spool, InstantSource time) {
		return new SpoolWatch(door, spool, time);
	}

	@Bean
	SpoolMeters spoolMeters(MeterRegistry registry, SpoolWatch watch) {
		return new SpoolMeters(registry, watch);
	}

	/** Known to Actuator as {@code spool}. */
	@Bean
	SpoolHealth spoolHealthIndicator(SpoolWatch watch) {
		return new SpoolHealth(watch);
	}

	@Bean
	@ConditionalOnRole(Role.WORKER)
	SpoolDrain spoolDrain(Spool spool, SpoolEntries entries, SalesforceOperations salesforce, Lanes lanes,
			SpoolProperties limits) {
		EventWriter writer = new EventWriter(salesforce, new OverflowFiles(salesforce));
		return new SpoolDrain(spool, entries, writer, lanes, limits.size().toBytes());
	}

	@Bean
	@ConditionalOnRole(Role.WORKER)
	SpoolDrainer spoolDrainer(Spool spool, SpoolDrain drain, Locks locks, SpoolProperties limits, Budget budget,
			SpoolMeters meters, InstantSource time) {
		DrainPace pace = new DrainPace(limits, RandomGenerator.getDefault());
		return new SpoolDrainer(spool, drain, locks, pace, new Company(limits, budget, time), meters, time);
	}

}

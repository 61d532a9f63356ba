package org.almoner.sweep;

import java.time.Duration;
import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.account.AccountSweeps;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.event.FetchedEvents;
import org.almoner.event.UnsettledEvents;
import org.almoner.gateway.Gateways;
import org.almoner.job.Jobs;
import org.almoner.log.GatewayLog;
import org.almoner.queue.Lanes;
import org.almoner.queue.Locks;
import org.almoner.queue.Marker;
import org.almoner.queue.SharedCopies;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** When sweeps run: in worker processes. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SweepProperties.class)
@ConditionalOnRole(Role.WORKER)
class SweepConfiguration {

	@Bean
	StaleSweep staleSweep(GatewayAccounts accounts, UnsettledEvents events, Lanes lanes, SweepProperties properties) {
		return new StaleSweep(accounts, events, lanes, properties);
	}

	@Bean
	OneAtATime oneAtATime(Locks locks, SweepProperties properties) {
		return new OneAtATime(locks, properties.turn());
	}

	@Bean
	SourceSweep.Tools sweepTools(OneAtATime oneAtATime, SharedCopies copies, Marker marker, Intake intake,
			Budget budget, GatewayLog log, MeterRegistry registry) {
		return new SourceSweep.Tools(oneAtATime, new SweepBook(copies, () -> marker.current().orElse("")), intake,
				budget, new SweepReport(log, registry));
	}

	@Bean
	Intake sweepIntake(FetchedEvents events, Lanes lanes, InstantSource time) {
		return new Intake(events, lanes, time);
	}

	@Bean(destroyMethod = "close")
	OwnThread sourceSweep(GatewayAccounts accounts, AccountSweeps swept, Gateways gateways, SourceSweep.Tools tools,
			SweepProperties properties, InstantSource time) {
		return new OwnThread("source-sweep",
				new SourceSweep(accounts, swept, gateways, tools, properties.source(), time));
	}

	@Bean(destroyMethod = "close")
	OwnThread laneRebuild(GatewayAccounts accounts, UnsettledEvents events, Lanes lanes, Marker marker,
			OneAtATime oneAtATime, OwnThread sourceSweep, SweepProperties properties) {
		return new OwnThread("lane-rebuild", new LaneRebuild(accounts, events, lanes,
				new LaneRebuild.Redis(marker, oneAtATime, sourceSweep), properties.page()));
	}

	@Bean(destroyMethod = "close")
	OwnThread backfillWork(GatewayAccounts accounts, Gateways gateways, Jobs jobs, Intake intake,
			SourceSweep.Tools tools, InstantSource time) {
		return new OwnThread("backfill", new BackfillWork(accounts, gateways, jobs, tools.oneAtATime(),
				new BackfillWork.Means(intake, tools.budget()), time));
	}

	@Bean
	SchedulingConfigurer sweeps(StaleSweep stale, OwnThread sourceSweep, OwnThread laneRebuild, OwnThread backfillWork,
			SweepProperties properties) {
		return (tasks) -> {
			tasks.scheduleFixedDelayTask(new FixedDelayTask(stale, properties.every(), properties.first()));
			tasks.scheduleFixedDelayTask(new FixedDelayTask(laneRebuild, properties.watch(), Duration.ZERO));
			tasks.scheduleFixedDelayTask(new FixedDelayTask(backfillWork, properties.watch(), Duration.ZERO));
			tasks.scheduleFixedDelayTask(
					new FixedDelayTask(sourceSweep, properties.source().every(), properties.source().first()));
		};
	}

}

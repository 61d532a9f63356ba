package org.almoner.testing;

import java.time.Instant;

import org.almoner.gateway.Gateways;
import org.almoner.job.Jobs;
import org.almoner.posting.DryRuns;
import org.almoner.posting.Replays;
import org.almoner.posting.Takings;
import org.almoner.posting.WorkerPulse;
import org.almoner.queue.Durability;
import org.almoner.posting.RecordArchive;
import org.almoner.retention.Erasures;
import org.almoner.retention.RetentionTerms;
import org.almoner.sweep.Backfills;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The web role between stand-ins. Not annotated as a configuration, so that no scan of
 * the real application finds it; name it in {@code @SpringBootTest(classes)}.
 */
@EnableAutoConfiguration
@ComponentScan(
		basePackages = { "org.almoner.account", "org.almoner.endpoint", "org.almoner.event", "org.almoner.log",
				"org.almoner.payout", "org.almoner.webhook", "org.almoner.console" },
		excludeFilters = @Filter(type = FilterType.REGEX, pattern = { ".*EndpointSchedule",
				// the worker's side of payouts
				"org\\.almoner\\.payout\\.(?!Payouts$|Statements$|Reconciliations$|BookedLines$).*" }))
@Import({ Gateways.class, RecordingLanes.class, InMemorySharedCopies.class, InMemoryLocks.class, InMemorySpool.class,
		FakeEndpoints.class, HandBudget.class, Replays.class, DryRuns.class, WorkerPulse.class, Takings.class,
		RecordArchive.class, RetentionTerms.class, Erasures.class, Jobs.class, Backfills.class })
public class WebTestApplication {

	/** When the tests play. */
	public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	@Bean
	FakeGateway gateway(FakeEndpoints endpoints) {
		return new FakeGateway(endpoints);
	}

	@Bean
	Durability durability() {
		return () -> true;
	}

	@Bean
	HandClock clock() {
		return new HandClock(NOW);
	}

	@Bean
	InMemorySalesforce salesforce(HandClock clock) {
		return new InMemorySalesforce(clock);
	}

}

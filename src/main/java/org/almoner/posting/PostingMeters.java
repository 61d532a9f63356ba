package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.almoner.event.GatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** Counts what became of events. */
@Component
@ConditionalOnRole(Role.WORKER)
class PostingMeters {

	private final MeterRegistry registry;

	private final InstantSource time;

	private final DistributionSummary batch;

	private final Timer delay;

	PostingMeters(MeterRegistry registry, InstantSource time) {
		this.registry = registry;
		this.time = time;
		this.batch = DistributionSummary.builder("almoner.posting.batch")
			.description("Events per batch of the worker")
			.register(registry);
		this.delay = Timer.builder("almoner.posting.delay")
			.description("From the gateway's event to its being posted at the first try")
			.publishPercentiles(0.5, 0.99)
			.register(registry);
	}

	void count(Batch worked, List<Settlement> settlements) {
		this.batch.record(worked.events().size());
		Map<String, GatewayEvent> events = worked.byRecord();
		Instant now = this.time.instant();
		settlements.forEach((settlement) -> {
			count(settlement);
			GatewayEvent event = events.get(settlement.id().value());
			if (event != null && event.attempts() == 0 && settlement instanceof Settlement.Processed) {
				this.delay.record(since(event.occurredAt(), now));
			}
		});
	}

	/** The gateway's clock may be ahead of ours, and a timer refuses what is negative. */
	private static Duration since(Instant occurredAt, Instant now) {
		Duration delay = Duration.between(occurredAt, now);
		return delay.isNegative() ? Duration.ZERO : delay;
	}

	private void count(Settlement settlement) {
		String outcome = settlement.getClass().getSimpleName().toLowerCase(Locale.ROOT);
		Counter.builder("almoner.posting.settled")
			.description("Events by how the work on them ended; retrying ones come again")
			.tag("outcome", outcome)
			.register(this.registry)
			.increment();
		switch (settlement) {
			case Settlement.Retrying retrying -> failure(outcome, retrying.reason());
			case Settlement.Failed failed -> failure(outcome, failed.reason());
			case Settlement.Processed done -> {
			}
			case Settlement.Ignored nothing -> {
			}
		}
	}

	private void failure(String outcome, String reason) {
		Counter.builder("almoner.posting.failures")
			.description("Tries that did not get through, by their diagnosis (docs/errors.md)")
			.tags("outcome", outcome, "diagnosis", Diagnosis.of(reason).name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

}

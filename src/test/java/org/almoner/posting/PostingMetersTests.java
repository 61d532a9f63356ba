package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.event.GatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of the worker's events. */
class PostingMetersTests {

	private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

	private static final RecordId RECORD = new RecordId("a00000000000001AAA");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final PostingMeters meters = new PostingMeters(this.registry, InstantSource.fixed(NOW));

	@Test
	void theDelayIsFromTheGatewaysEventToItsBeingPosted() {
		post(NOW.minusSeconds(3), 0);
		assertThat(delay().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3_000);
	}

	@Test
	void anEventOfAClockThatIsAheadHasNoDelayAndIsCountedLikeAnyOther() {
		post(NOW.plus(Duration.ofMinutes(2)), 0);
		assertThat(delay().count()).isEqualTo(1);
		assertThat(delay().totalTime(TimeUnit.MILLISECONDS)).isZero();
		assertThat(this.registry.get("almoner.posting.settled").tag("outcome", "processed").counter().count())
			.isEqualTo(1);
	}

	@Test
	void anEventThatWasTriedBeforeSaysNothingOfTheDelay() {
		post(NOW.minus(Duration.ofHours(9)), 1);
		assertThat(delay().count()).isZero();
	}

	private void post(Instant occurredAt, int attempts) {
		GatewayEvent event = new GatewayEvent(RECORD, "evt_1", "charge.succeeded", "{}", occurredAt, attempts);
		this.meters.count(new Batch(List.of(), List.of(event)),
				List.of(new Settlement.Processed(RECORD, attempts + 1)));
	}

	private Timer delay() {
		return this.registry.get("almoner.posting.delay").timer();
	}

}

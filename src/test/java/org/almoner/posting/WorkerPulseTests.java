package org.almoner.posting;

import java.time.Instant;

import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerPulseTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private final HandClock clock = new HandClock(NOW);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final WorkerPulse pulse = new WorkerPulse(this.copies, this.clock);

	@Test
	void anyProcessSeesWhenAWorkerLastLooked() {
		WorkerPulse elsewhere = new WorkerPulse(this.copies, this.clock);
		assertThat(elsewhere.last()).isEmpty();
		this.pulse.beat();
		assertThat(elsewhere.last()).contains(NOW);
	}

	@Test
	void itIsToldAtAPaceHoweverOftenAWorkerLooks() {
		this.pulse.beat();
		this.clock.advance(WorkerPulse.PACE);
		this.pulse.beat();
		assertThat(this.pulse.last()).contains(NOW);
		this.clock.advance(WorkerPulse.PACE);
		this.pulse.beat();
		assertThat(this.pulse.last()).contains(NOW.plus(WorkerPulse.PACE.multipliedBy(2)));
	}

	@Test
	void aRedisThatIsAwayStopsNoWorkerAndWhatIsNoMomentIsNone() {
		this.copies.away(true);
		this.pulse.beat();
		this.copies.away(false);
		assertThat(this.pulse.last()).isEmpty();
		this.copies.put("pulse", "worker", "yesterday");
		assertThat(this.pulse.last()).isEmpty();
	}

}

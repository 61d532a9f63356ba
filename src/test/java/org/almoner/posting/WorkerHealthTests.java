package org.almoner.posting;

import java.time.Instant;

import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerHealthTests {

	private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));

	private final WorkerPulse pulse = new WorkerPulse(new InMemorySharedCopies(), this.clock);

	private final WorkerHealth health = new WorkerHealth(this.pulse, this.clock);

	@Test
	void beforeTheFirstBeatAWorkerIsWell() {
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void oneWorkerThatHangsIsEnoughHoweverManyOthersBeat() throws InterruptedException {
		Thread.ofPlatform().name("worker-that-hangs").start(this.pulse::beat).join();
		this.clock.advance(WorkerHealth.SILENCE_MAX);
		this.pulse.beat();
		assertThat(status()).isEqualTo(Status.UP);
		this.clock.advance(WorkerPulse.PACE);
		this.pulse.beat();
		assertThat(status()).isEqualTo(Status.DOWN);
	}

	private Status status() {
		return this.health.health().getStatus();
	}

}

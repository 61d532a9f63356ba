package org.almoner.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How fast the spool is drained: an org that comes back is not met with all at once. Not
 * for several threads.
 */
final class DrainPace {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final int DOUBLINGS = 10;

	private final SpoolProperties limits;

	private final RandomGenerator random;

	private int size;

	private int failures;

	DrainPace(SpoolProperties limits, RandomGenerator random) {
		this.limits = limits;
		this.random = random;
		this.size = limits.probe();
	}

	/** How many events the next call may carry. */
	int size() {
		return this.size;
	}

	/** How long to wait before it. */
	Duration pause() {
		if (this.failures == 0) {
			return this.limits.pause();
		}
		long grown = FIRST.toMillis() << Math.min(this.failures - 1, DOUBLINGS);
		long pause = Math.min(grown, this.limits.pauseMax().toMillis());
		return Duration.ofMillis(pause / 2 + this.random.nextLong(pause / 2 + 1));
	}

	/** The org took what it was brought. */
	void wentWell() {
		this.failures = 0;
		this.size = Math.min(this.size * 2, this.limits.batch());
	}

	/** The org, or Redis, did not. */
	void failed() {
		this.failures++;
		this.size = this.limits.probe();
	}

}

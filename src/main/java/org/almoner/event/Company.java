package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.almoner.budget.Budget;
import org.almoner.queue.Spool;

/**
 * How long spooled events wait for others, so that more of them travel in one call; while
 * there is no need for thrift nothing waits. Not for several threads.
 */
final class Company {

	/** Who has waited for so long in vain waits for nobody. */
	private static final Duration SILENCE = Duration.ofSeconds(3);

	/** Fewer than fill a call wait on: such as one gift's events, which come at once. */
	private static final int FULL_CALL = 200;

	private final SpoolProperties limits;

	private final Budget budget;

	private final InstantSource time;

	private long last;

	private Instant lastCame = Instant.MIN;

	Company(SpoolProperties limits, Budget budget, InstantSource time) {
		this.limits = limits;
		this.budget = budget;
		this.time = time;
	}

	SpoolProperties limits() {
		return this.limits;
	}

	/** Whether what waits is to be drained. To be asked again and again. */
	boolean isEnough(Spool.Status status) {
		long waiting = status.waiting();
		if (waiting != this.last) {
			this.last = waiting;
			this.lastCame = this.time.instant();
		}
		return waiting > 0 && (waiting >= this.limits.company() || status.oldest().compareTo(longest()) >= 0
				|| (waiting >= FULL_CALL && nobodyComes()));
	}

	private Duration longest() {
		return this.budget.between(Duration.ZERO, this.limits.longestLinger());
	}

	private boolean nobodyComes() {
		return !this.time.instant().isBefore(this.lastCame.plus(SILENCE));
	}

}

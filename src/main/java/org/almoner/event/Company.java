package org.almoner.event;

import java.time.Duration;

import org.almoner.budget.Budget;
import org.almoner.queue.Spool;

/**
 * How long spooled events wait for others, so that more of them travel in one call.
 *
 * @param limits of the spool
 * @param budget whose thrift decides; without need for any nothing waits
 */
record Company(SpoolProperties limits, Budget budget) {

	/** Whether what waits is to be drained. */
	boolean isEnough(Spool.Status status) {
		return status.waiting() > 0
				&& (status.waiting() >= this.limits.company() || status.oldest().compareTo(longest()) >= 0);
	}

	private Duration longest() {
		return this.budget.between(Duration.ZERO, this.limits.longestLinger());
	}

}

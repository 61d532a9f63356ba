package org.almoner.queue;

import java.time.Duration;

/**
 * A bucket of calls that fills by itself and from which all processes take. It may be
 * overdrawn by as much as it holds; taking is never refused. It starts half full, and is
 * as full as before where its capacity changes. Methods throw {@link QueueException}.
 */
public interface CallBucket {

	/**
	 * Takes calls that were made.
	 * @param calls how many since the last time; 0 only looks
	 * @param terms how it fills now
	 */
	State take(long calls, Terms terms);

	/**
	 * How a bucket fills.
	 *
	 * @param refill calls a second
	 * @param capacity the most that it holds, and the most that it may be overdrawn by
	 * @param low at this level or below it counts as empty
	 */
	record Terms(double refill, double capacity, double low) {
	}

	/**
	 * How a bucket stands.
	 *
	 * @param level calls in it; negative where it is overdrawn
	 * @param empty for how long it has been empty without a break; zero where it is not
	 * @param lastHour calls taken in the last hour
	 * @param lastDay calls taken in the last 24 hours
	 */
	record State(double level, Duration empty, long lastHour, long lastDay) {
	}

}

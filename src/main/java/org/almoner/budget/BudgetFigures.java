package org.almoner.budget;

import java.time.Duration;

/**
 * How the budget stood some seconds ago.
 *
 * @param share Almoner's, in percent of the org's calls
 * @param allowed calls that this is in 24 hours
 * @param taken calls that Almoner made
 * @param level calls in the bucket; negative where it is overdrawn
 * @param thrift from 0 to 1
 * @param empty for how long the bucket has been empty; zero where it is not
 */
public record BudgetFigures(int share, long allowed, Taken taken, double level, double thrift, Duration empty) {

	private static final Duration SHORT_FROM = Duration.ofMinutes(10);

	/**
	 * Calls that all processes of Almoner made; -1 where Redis can't say.
	 *
	 * @param lastHour in the last hour
	 * @param lastDay in the last 24 hours
	 */
	public record Taken(long lastHour, long lastDay) {

		static final Taken UNKNOWN = new Taken(-1, -1);

	}

	/** Whether the share is too small for what comes. */
	public boolean isShort() {
		return this.empty.compareTo(SHORT_FROM) > 0;
	}

	/** Calls that a day like the last hour would need; -1 where that is not known. */
	public long needed() {
		return (this.taken.lastHour() < 0) ? -1 : Math.max(this.taken.lastHour() * 24, this.taken.lastDay());
	}

	/** How long events wait for company at the most now. */
	public Duration linger(Duration longest) {
		return Duration.ofSeconds(Math.round(longest.toSeconds() * this.thrift));
	}

}

package org.almoner.salesforce;

/**
 * How much of the org's daily API calls is used, as its last answer said.
 *
 * @param used calls in the last 24 hours by everybody, -1 before the first answer
 * @param limit calls allowed in 24 hours, -1 before the first answer
 * @param own calls that this process made since it started
 */
public record ApiUse(int used, int limit, long own) {

	private static final double SHORT_FROM = 0.80;

	private static final double LAST_FROM = 0.95;

	/** How much is left of the day's calls. */
	public Level level() {
		if (this.limit <= 0 || this.used < this.limit * SHORT_FROM) {
			return Level.PLENTY;
		}
		return (this.used < this.limit * LAST_FROM) ? Level.SHORT : Level.LAST;
	}

	/** What a share of the day's calls that is used up asks for. */
	public enum Level {

		/** Calls may be made as they come; also where nothing is known yet. */
		PLENTY,
		/** Four fifths are used: more events travel together, and what can wait waits. */
		SHORT,
		/** Nearly all are used: only events and the money they tell of are written. */
		LAST

	}

}

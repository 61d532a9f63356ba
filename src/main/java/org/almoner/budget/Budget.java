package org.almoner.budget;

import java.time.Duration;

import org.almoner.salesforce.SalesforceException;

/**
 * Almoner's share of the org's API calls of a day, and how thrifty it makes whoever
 * spends them. It slows down and never stops: at an empty budget events still become
 * records, more of them in one call. All questions are answered from memory.
 */
public interface Budget {

	/** How long an event waits for company at the most: its way must end in a minute. */
	Duration LONGEST_WAIT = Duration.ofSeconds(52);

	/** The smallest share, in percent. */
	int SHARE_MIN = 1;

	/** The largest share, in percent. */
	int SHARE_MAX = 100;

	/**
	 * How thrifty to be: 0 where calls may be made as they come, 1 where as much as
	 * possible must travel in one.
	 */
	double thrift();

	/**
	 * A wait for company by thrift.
	 * @param calm the wait where there is no need for any
	 * @param longest the wait at the greatest thrift
	 */
	default Duration between(Duration calm, Duration longest) {
		double more = longest.minus(calm).toMillis() * thrift();
		return (more > 0) ? calm.plusMillis(Math.round(more)) : calm;
	}

	/**
	 * Whether what nobody waits for, such as a sweep, may spend calls now. It rests while
	 * Almoner's own budget is empty, but for some hours at the most, and while the org's
	 * runs short.
	 */
	boolean hasSpare();

	/**
	 * Whether what an admin ordered, or what must be done within the day, may spend calls
	 * now: unless the org's own calls run short.
	 */
	boolean isOrgWell();

	/** How the budget stands. */
	BudgetFigures figures();

	/**
	 * Sets the share, for all processes.
	 * @param percent of the org's calls, {@value #SHARE_MIN} to {@value #SHARE_MAX}
	 * @throws SalesforceException when the org did not take it
	 */
	void share(int percent);

}

package org.almoner.event;

import java.util.Map;

import org.almoner.account.AccountKey;

/** How many events of each account want attention. */
public interface EventTallies {

	/**
	 * The counts of all accounts that have any, in one call to the org.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	Map<AccountKey, Tally> byAccount();

	/**
	 * The counts of an account.
	 *
	 * @param open events that wait to be worked
	 * @param failed events that nobody replayed yet
	 */
	record Tally(long open, long failed) {

		/** No such events. */
		public static final Tally NONE = new Tally(0, 0);

		/** Both counts together with others. */
		public Tally plus(Tally other) {
			return new Tally(this.open + other.open, this.failed + other.failed);
		}

	}

}

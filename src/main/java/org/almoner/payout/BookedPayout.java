package org.almoner.payout;

import java.time.LocalDate;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What the org says of a payout's reconciliation.
 *
 * @param id its record
 * @param status the value of {@code Reconciliation_Status__c}
 * @param arrival when it is in the bank
 * @param detail what was last said of it
 */
record BookedPayout(RecordId id, @Nullable String status, @Nullable LocalDate arrival, @Nullable String detail) {

	/** The books tie. */
	static final String RECONCILED = "Reconciled";

	/** They don't. */
	static final String UNRECONCILED = "Unreconciled";

	/** Nobody can say. */
	static final String NOT_RECONCILABLE = "Not Reconcilable";

	/** Nobody has looked yet, or could. */
	static final String WAITING = "Waiting";

	boolean is(String other) {
		return other.equals(this.status);
	}

}

package org.almoner.books;

import java.util.Arrays;

/**
 * The states of a payout, in the order in which they win within one second: a paid payout
 * can still fail.
 */
public enum PayoutStatus {

	/** Made. */
	PENDING("Pending", 0),
	/** On its way to the bank. */
	IN_TRANSIT("In Transit", 1),
	/** Expected to be available. */
	PAID("Paid", 2),
	/** Withdrawn. */
	CANCELED("Canceled", 3),
	/** Returned by the bank. */
	FAILED("Failed", 4);

	private final String label;

	private final int order;

	PayoutStatus(String label, int order) {
		this.label = label;
		this.order = order;
	}

	/** The value of {@code Status__c}. */
	public String label() {
		return this.label;
	}

	/** Its place among the states of one second: the higher wins. */
	public int order() {
		return this.order;
	}

	static String[] labels() {
		return Arrays.stream(values()).map(PayoutStatus::label).toArray(String[]::new);
	}

}

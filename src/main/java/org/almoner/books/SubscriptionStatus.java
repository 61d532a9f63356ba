package org.almoner.books;

import java.util.Arrays;

/** The states of a subscription. */
public enum SubscriptionStatus {

	/** The first payment is missing. */
	INCOMPLETE("Incomplete"),
	/** Nothing to pay yet. */
	TRIALING("Trialing"),
	/** Paid up. */
	ACTIVE("Active"),
	/** The newest payment is missing. */
	PAST_DUE("Past Due"),
	/** Resting. */
	PAUSED("Paused"),
	/** Given up, but not ended. */
	UNPAID("Unpaid"),
	/** Ended. */
	CANCELED("Canceled");

	private final String label;

	SubscriptionStatus(String label) {
		this.label = label;
	}

	/** The value of {@code Status__c}. */
	public String label() {
		return this.label;
	}

	static String[] labels() {
		return Arrays.stream(values()).map(SubscriptionStatus::label).toArray(String[]::new);
	}

}

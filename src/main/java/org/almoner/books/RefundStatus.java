package org.almoner.books;

import java.util.Arrays;

/** The states of a refund, in the order in which they win within one second. */
public enum RefundStatus {

	/** Under way, or waiting for the donor. */
	PENDING("Pending", 0),
	/** On its way to the donor. */
	SUCCESS("Success", 1),
	/** Withdrawn. */
	CANCELED("Canceled", 2),
	/** Returned by the bank: the gift is whole again. */
	FAILED("Failed", 3);

	private final String label;

	private final int order;

	RefundStatus(String label, int order) {
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

	/** Whether the money stays with the charity after all. */
	public boolean isEnded() {
		return this == CANCELED || this == FAILED;
	}

	static String[] labels() {
		return Arrays.stream(values()).map(RefundStatus::label).toArray(String[]::new);
	}

}

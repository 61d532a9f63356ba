package org.almoner.books;

import java.util.Arrays;

/** The states of a gift that the books write, in Nonprofit Cloud's words. */
enum GiftStatus {

	PENDING("Pending"), PAID("Paid"), FAILED("Failed"), CANCELED("Canceled"), PARTIALLY_REFUNDED("Partially Refunded"),
	FULLY_REFUNDED("Fully Refunded"), WRITTEN_OFF("Written-Off");

	private final String label;

	GiftStatus(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	/** Whether nothing of the original amount is the charity's. */
	boolean isWorthNothing() {
		return this == FAILED || this == CANCELED || this == WRITTEN_OFF;
	}

	static String[] labels() {
		return Arrays.stream(values()).map(GiftStatus::label).toArray(String[]::new);
	}

}

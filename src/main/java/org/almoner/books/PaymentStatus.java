package org.almoner.books;

import java.util.Arrays;

/**
 * The states of a payment at the gateway, in the order in which they win within one
 * second; and what refunds make of a success.
 */
public enum PaymentStatus {

	/** Under way: a bank debit, or an authorisation that is not captured. */
	PENDING("Pending", 0),
	/** Refused, or returned by the bank. */
	FAILED("Failed", 1),
	/** Paid. */
	SUCCESS("Success", 2),
	/** Ended without money. */
	CANCELED("Canceled", 3),
	/** Paid, and part of it given back. */
	PARTIALLY_REFUNDED("Partially Refunded", 4),
	/** Paid, and all of it given back. */
	REFUNDED("Refunded", 5),
	/** Paid, and withheld until a dispute is decided. */
	DISPUTED("Disputed", 6),
	/** Paid, and kept after a dispute. */
	DISPUTE_WON("Dispute Won", 7),
	/** Paid, and lost in a dispute. */
	DISPUTE_LOST("Dispute Lost", 8);

	private final String label;

	private final int order;

	PaymentStatus(String label, int order) {
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
		return Arrays.stream(values()).map(PaymentStatus::label).toArray(String[]::new);
	}

}

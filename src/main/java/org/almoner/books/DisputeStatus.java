package org.almoner.books;

import java.util.Arrays;

/** The states of a dispute, in the order in which they win within one second. */
public enum DisputeStatus {

	/** The bank asks; no money moves. */
	INQUIRY("Inquiry", 0),
	/** Evidence is wanted. */
	NEEDS_RESPONSE("Needs Response", 1),
	/** The bank decides. */
	UNDER_REVIEW("Under Review", 2),
	/** Ended without a decision. */
	CLOSED("Closed", 3),
	/** The donor keeps the money. */
	LOST("Lost", 4),
	/** The charity keeps the money. */
	WON("Won", 5);

	private final String label;

	private final int order;

	DisputeStatus(String label, int order) {
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

	/** Whether the money is withheld until it is decided. */
	boolean isOpen() {
		return this == NEEDS_RESPONSE || this == UNDER_REVIEW;
	}

	/** Whether it came to an end, decided or not. */
	boolean isEnded() {
		return this == CLOSED || this == LOST || this == WON;
	}

	static String[] labels() {
		return Arrays.stream(values()).map(DisputeStatus::label).toArray(String[]::new);
	}

}

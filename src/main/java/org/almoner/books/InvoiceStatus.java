package org.almoner.books;

import java.util.Arrays;

/** The states of an invoice, in the order in which they win within one second. */
public enum InvoiceStatus {

	/** Not final yet. */
	DRAFT("Draft", 0),
	/** To be paid. */
	OPEN("Open", 1),
	/** Given up. */
	UNCOLLECTIBLE("Uncollectible", 2),
	/** Withdrawn. */
	VOID("Void", 3),
	/** Paid. */
	PAID("Paid", 4);

	private final String label;

	private final int order;

	InvoiceStatus(String label, int order) {
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
		return Arrays.stream(values()).map(InvoiceStatus::label).toArray(String[]::new);
	}

}

package org.almoner.payout;

/**
 * What a bookkeeper calls the lines of a payout. The gateway's reporting categories are
 * those of <a href="https://docs.stripe.com/reports/reporting-categories">Stripe's
 * reports</a>; one that is not known here is an other movement, under its own name.
 */
public enum Heading {

	/** Payments of donors, before fees. */
	GIFTS("Gifts received"),
	/** Given back to donors. */
	REFUNDS("Refunds"),
	/** Taken by donors' banks, and won back. */
	DISPUTES("Disputes"),
	/** What the gateway keeps: of each gift, and by itself. */
	FEES("Gateway fees"),
	/** Taxes on the gateway's fees. */
	TAXES("Taxes"),
	/** Payouts that the bank sent back. */
	RETURNED("Returned payouts"),
	/** All else. */
	OTHER("Other movements");

	private final String label;

	Heading(String label) {
		this.label = label;
	}

	/** The name of the account in a journal. */
	public String label() {
		return this.label;
	}

	/**
	 * The heading of a line.
	 * @param type the value of {@code Type__c}
	 * @param category the gateway's reporting category
	 */
	public static Heading of(String type, String category) {
		return switch (type) {
			case "Payment" -> GIFTS;
			case "Refund" -> REFUNDS;
			default -> ofAdjustment(category);
		};
	}

	private static Heading ofAdjustment(String category) {
		return switch (category) {
			case "refund", "refund_failure", "partial_capture_reversal", "charge_failure" -> REFUNDS;
			case "dispute", "dispute_reversal" -> DISPUTES;
			case "fee", "network_cost" -> FEES;
			case "tax" -> TAXES;
			case "payout_reversal" -> RETURNED;
			default -> OTHER;
		};
	}

}

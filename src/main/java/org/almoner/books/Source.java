package org.almoner.books;

/**
 * Which of the gateway's objects said something. What several say of one thing is kept
 * apart, so that the nearest can win whatever the order they come in.
 */
public enum Source {

	/** The payment itself: a charge. */
	PAYMENT("p"),
	/** The intent behind one or more tries to pay. */
	INTENT("i"),
	/** An invoice. */
	INVOICE("v"),
	/** The link between an invoice and what paid it. */
	INVOICE_PAYMENT("l"),
	/** A subscription, itself, or as an invoice shows it. */
	SUBSCRIPTION("s"),
	/** A balance transaction: what a movement of money cost and brought. */
	BALANCE("b"),
	/** A customer. */
	CUSTOMER("c"),
	/** A payout. */
	PAYOUT("o"),
	/** A refund. */
	REFUND("r"),
	/** A dispute. */
	DISPUTE("d"),
	/** A paid checkout session. */
	CHECKOUT("k"),
	/** A donor's card or bank account. */
	PAYMENT_METHOD("m"),
	/** Something that can be given to. */
	PRODUCT("t"),
	/** The comparison of a payout with its lines. */
	RECONCILIATION("n"),
	/** The gift's own record in the org, where people made it. */
	GIFT("g");

	private final String code;

	Source(String code) {
		this.code = code;
	}

	/** One letter, for the provenance. */
	String code() {
		return this.code;
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

/** Kinds of events that a month may contain or leave out. */
public enum EventFamily {

	/** Disputes and all that follows from them. */
	DISPUTES("charge.dispute."),

	/** Refunds and all that follows from them. */
	REFUNDS("refund.|charge.refund"),

	/** Charges themselves. */
	CHARGES("charge."),

	/** The life of a payment intent. */
	PAYMENT_INTENTS("payment_intent."),

	/** Invoices and their payments. */
	INVOICES("invoice."),

	/** The link of an invoice to its payment since 2025-03-31.basil. */
	INVOICE_PAYMENTS("invoice_payment."),

	/** Payouts to the charity's bank. */
	PAYOUTS("payout."),

	/** Recurring gifts. */
	SUBSCRIPTIONS("customer.subscription."),

	/** Donors. */
	CUSTOMERS("customer."),

	/** Donors' cards and bank accounts. */
	PAYMENT_METHODS("payment_method."),

	/** What can be given to. */
	PRODUCTS("product."),

	/** Gifts through Stripe's own page. */
	CHECKOUT("checkout.session."),

	/** Types that lead to no record. */
	NOISE("");

	private static final List<String> IGNORED = List.of("payment_intent.created", "invoice.upcoming",
			"radar.early_fraud_warning.created", "price.created");

	/** Beginnings of types, one or two. */
	private final String prefixes;

	EventFamily(String prefixes) {
		this.prefixes = prefixes;
	}

	/** The family of an event type. */
	public static EventFamily of(String type) {
		if (IGNORED.contains(type)) {
			return NOISE;
		}
		for (EventFamily family : values()) {
			if (family.begins(type)) {
				return family;
			}
		}
		return NOISE;
	}

	private boolean begins(String type) {
		int bar = this.prefixes.indexOf('|');
		return type.startsWith(this.prefixes.substring(bar + 1))
				|| (bar > 0 && type.startsWith(this.prefixes.substring(0, bar)));
	}

}

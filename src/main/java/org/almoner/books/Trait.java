package org.almoner.books;

import java.util.EnumSet;
import java.util.Set;

/** What can be said of a gateway's object; each trait of each source is one register. */
public enum Trait {

	// money and state
	STATUS, AMOUNT, CURRENCY, AMOUNT_REFUNDED, AMOUNT_DUE, AMOUNT_PAID, AMOUNT_REMAINING,
	/** How much of an authorised amount was taken. */
	CAPTURED,
	/** A part of an authorised amount was taken; the value is the moment. */
	PARTLY_CAPTURED,
	/** A refund that lets go of what was authorised and never taken: nobody's money. */
	RELEASE,
	/** Seen pending or successful at some time: never unseen again. */
	LIVE(Keep.EARLIEST),
	/** Canceled, voided or expired at some time; the value is the moment. */
	CANCELED(Keep.EARLIEST),
	/** A refund failed or was canceled at some time: its stamp says since when. */
	ENDED(Keep.EARLIEST),
	/** A dispute was closed; the value is the moment. An inquiry may be opened again. */
	CLOSED, GATEWAY_STATUS, REASON, EVIDENCE_DUE,

	// links to other objects, by the gateway's ids
	INTENT, CHARGE, INVOICE, CUSTOMER, SUBSCRIPTION, BALANCE_TRANSACTION, DISPUTE, PRODUCT,

	// settlement
	SETTLEMENT_AMOUNT, FEE, NET, SETTLEMENT_CURRENCY, EXCHANGE_RATE, AVAILABLE_ON, REPORTING_CATEGORY,

	// how it was paid, and how it went
	METHOD, METHOD_GROUP, CARD_BRAND, LAST4, REFERENCE, RESULT_CODE, RESULT_MESSAGE, DECLINE_CODE, OUTCOME_REASON,

	// when
	OCCURRED, PAID_AT, DUE_DATE, NEXT_ATTEMPT, ARRIVAL_DATE, STARTED, PERIOD_END, ENDED_AT,

	// who and what for
	NAME, EMAIL, RECEIPT_EMAIL, PHONE, DESCRIPTION, DESIGNATION, ANONYMOUS, CAMPAIGN, CONTACT, ACCOUNT,
	/** The name of a gift that is there already, which this payment is for. */
	KNOWN_GIFT,
	/** A gift that people made was taken for a payment; the value is the payment's id. */
	ADOPTED(Keep.EARLIEST),

	// subscriptions, payment methods, products
	INTERVAL, INTERVAL_COUNT, CANCEL_AT_PERIOD_END, CANCELED_AT, EXPIRY_MONTH, EXPIRY_YEAR, BANK_NAME, DETACHED, ACTIVE,

	// invoices
	NUMBER, ATTEMPT_COUNT, BILLING_REASON, HOSTED_URL,

	// payouts
	AUTOMATIC, DELIVERY, STATEMENT_DESCRIPTOR, TRACE, FAILURE_CODE, FAILURE_MESSAGE,
	/** The gateway can say what a payout is made of; the value is {@code true}. */
	LINES_COMPLETE,
	/** The payout that a movement of money is paid out with. */
	PAYOUT,

	// reconciliation of a payout: counted from its lines, in its currency
	RECONCILIATION, RECONCILED_AT, PAYMENT_TOTAL, REFUND_TOTAL, ADJUSTMENT_TOTAL, FEE_TOTAL, NET_TOTAL, BALANCE_LEFT,
	PAYMENT_COUNT, REFUND_COUNT, ADJUSTMENT_COUNT,

	// everything
	LIVE_MODE, DELETED;

	/** Those of which a value may tell of a person, or is free text. */
	private static final Set<Trait> PERSONAL = EnumSet.of(NAME, EMAIL, RECEIPT_EMAIL, PHONE, DESCRIPTION, DESIGNATION,
			LAST4, BANK_NAME, REFERENCE, RESULT_MESSAGE, NUMBER, HOSTED_URL, STATEMENT_DESCRIPTOR, TRACE,
			FAILURE_MESSAGE);

	private final Keep keep;

	Trait() {
		this(Keep.LATEST);
	}

	Trait(Keep keep) {
		this.keep = keep;
	}

	Keep keep() {
		return this.keep;
	}

	/** Whether its values may tell of a person, and go with a person's data. */
	public boolean isPersonal() {
		return PERSONAL.contains(this);
	}

	/** Which of two observations a register keeps. */
	enum Keep {

		LATEST, EARLIEST

	}

}

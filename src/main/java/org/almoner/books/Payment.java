package org.almoner.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import static org.almoner.books.Source.INTENT;
import static org.almoner.books.Source.INVOICE_PAYMENT;
import static org.almoner.books.Source.PAYMENT;

/**
 * A payment, or a try of one, as its ledger tells it.
 *
 * @param key its key
 * @param ledger all that was said of it
 */
record Payment(RecordKey key, Ledger ledger) {

	/** By when it was tried, then by id. */
	static final Comparator<Payment> BY_AGE = Comparator.comparing(Payment::occurredAt)
		.thenComparing((payment) -> payment.key().id());

	static RecordKey keyOf(String id) {
		return new RecordKey(RecordKind.PAYMENT, id);
	}

	static Payment in(View view, RecordKey key) {
		return new Payment(key, view.ledger(key));
	}

	/** The id of its gift: its intent's, else its own. */
	String giftId() {
		return intent().orElse(this.key.id());
	}

	Optional<String> intent() {
		return this.ledger.value(Trait.INTENT, PAYMENT, INTENT);
	}

	/**
	 * Its invoice, where it names one itself (API versions before 2025-03-31.basil) or
	 * the link was asked for.
	 */
	Optional<String> ownInvoice() {
		return this.ledger.value(Trait.INVOICE, PAYMENT, INTENT, INVOICE_PAYMENT);
	}

	Optional<String> customer() {
		return this.ledger.value(Trait.CUSTOMER, PAYMENT, INTENT);
	}

	Optional<Register> amount() {
		return this.ledger.first(Trait.AMOUNT, PAYMENT, INTENT);
	}

	Optional<Register> currency() {
		return this.ledger.first(Trait.CURRENCY, PAYMENT, INTENT);
	}

	Optional<Register> occurred() {
		return this.ledger.first(Trait.OCCURRED, PAYMENT, INTENT);
	}

	private Instant occurredAt() {
		return occurred().map(Register::value).map(Instant::parse).orElse(Instant.EPOCH);
	}

	/** How much of it was given back. */
	BigDecimal refunded() {
		return this.ledger.amount(Trait.AMOUNT_REFUNDED, PAYMENT).orElse(BigDecimal.ZERO);
	}

	/** Whether it was ever under way or successful: then there is a gift. */
	boolean wasLive() {
		return this.ledger.says(Trait.LIVE, PAYMENT);
	}

	/** The state in which its tries ended, before refunds and withdrawals. */
	PaymentStatus outcome() {
		return this.ledger.value(Trait.STATUS, PAYMENT).map(PaymentStatus::valueOf).orElse(PaymentStatus.PENDING);
	}

	/**
	 * When it was withdrawn before it was paid: its intent canceled, its authorisation
	 * expired.
	 */
	Optional<Register> canceled() {
		return (outcome() == PaymentStatus.PENDING) ? this.ledger.first(Trait.CANCELED, PAYMENT, INTENT)
				: Optional.empty();
	}

	/** Its state, with what refunds make of it. */
	PaymentStatus status() {
		if (canceled().isPresent()) {
			return PaymentStatus.CANCELED;
		}
		return (outcome() == PaymentStatus.SUCCESS) ? afterRefunds() : outcome();
	}

	private PaymentStatus afterRefunds() {
		if (refunded().signum() <= 0) {
			return PaymentStatus.SUCCESS;
		}
		BigDecimal amount = amount().map((register) -> new BigDecimal(register.text())).orElse(refunded());
		return (refunded().compareTo(amount) >= 0) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
	}

}

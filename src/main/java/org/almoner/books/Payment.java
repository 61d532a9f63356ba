package org.almoner.books;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.almoner.books.Source.BALANCE;
import static org.almoner.books.Source.DISPUTE;
import static org.almoner.books.Source.INTENT;
import static org.almoner.books.Source.INVOICE_PAYMENT;
import static org.almoner.books.Source.PAYMENT;
import static org.almoner.books.Source.REFUND;

/**
 * A payment, or a try of one, as its ledger and those of its refunds and disputes tell
 * it.
 *
 * @param key its key
 * @param ledger all that was said of it
 * @param refunds all that was said of each of its refunds
 * @param disputes all that was said of each of its disputes
 */
record Payment(RecordKey key, Ledger ledger, List<Ledger> refunds, List<Ledger> disputes) {

	/** The rest of a hold is let go with the capture; its event may be a little later. */
	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	/** By when it was tried, then by id. */
	static final Comparator<Payment> BY_AGE = Comparator.comparing(Payment::occurredAt)
		.thenComparing((payment) -> payment.key().id());

	static RecordKey keyOf(String id) {
		return new RecordKey(RecordKind.PAYMENT, id);
	}

	static Payment in(View view, RecordKey key) {
		Payment alone = alone(key, view.ledger(key));
		return new Payment(key, alone.ledger(), alone.refunds(view), joined(view, RecordKind.DISPUTE, key));
	}

	/** A payment whose joined records do not matter. */
	static Payment alone(RecordKey key, Ledger ledger) {
		return new Payment(key, ledger, List.of(), List.of());
	}

	private static List<Ledger> joined(View view, RecordKind kind, RecordKey payment) {
		return view.having(kind, Trait.CHARGE, payment.id()).stream().map(view::ledger).toList();
	}

	/** Those that name it, and those that name no payment but its intent. */
	private List<Ledger> refunds(View view) {
		Stream<Ledger> unlinked = intent().filter((intent) -> ofIntent(view, intent).equals(Optional.of(this.key)))
			.stream()
			.flatMap((intent) -> view.having(RecordKind.REFUND, Trait.INTENT, intent).stream())
			.map(view::ledger)
			.filter((refund) -> !refund.says(Trait.CHARGE, REFUND));
		return Stream.concat(joined(view, RecordKind.REFUND, this.key).stream(), unlinked).toList();
	}

	/**
	 * The payment that an intent stands for: the try that was paid, else the newest.
	 */
	static Optional<RecordKey> ofIntent(View view, String intent) {
		return view.having(RecordKind.PAYMENT, Trait.INTENT, intent)
			.stream()
			.map((key) -> alone(key, view.ledger(key)))
			.filter((payment) -> payment.giftId().equals(intent))
			.max(Comparator.comparing(Payment::isPaid).thenComparing(BY_AGE))
			.map(Payment::key);
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

	/** What was taken; until then, what is authorised or under way. */
	Optional<Register> amount() {
		return captured().or(this::authorised);
	}

	private Optional<Register> authorised() {
		return this.ledger.first(Trait.AMOUNT, PAYMENT, INTENT);
	}

	/** A payment may be captured in several steps: the newest word counts. */
	private Optional<Register> captured() {
		return isPaid() ? newest(
				Stream.of(PAYMENT, INTENT).flatMap((source) -> this.ledger.first(Trait.CAPTURED, source).stream()))
				: Optional.empty();
	}

	/** What was authorised and not taken: the donor never gave it. */
	BigDecimal released() {
		return captured()
			.flatMap((taken) -> authorised()
				.map((all) -> new BigDecimal(all.text()).subtract(new BigDecimal(taken.text())).max(BigDecimal.ZERO)))
			.orElse(BigDecimal.ZERO);
	}

	/**
	 * Whether a refund only lets go of what was authorised and never taken. Where it does
	 * not say so itself, it is the one of just that amount, made when the last part was
	 * taken.
	 */
	boolean isRelease(Ledger refund) {
		return refund.says(Trait.RELEASE, REFUND, BALANCE) || canceled().isPresent()
				|| (released().signum() > 0 && isOf(refund, released()) && isAsOldAsTheCapture(refund));
	}

	private static boolean isOf(Ledger refund, BigDecimal amount) {
		return refund.amount(Trait.AMOUNT, REFUND).filter((one) -> one.compareTo(amount) == 0).isPresent();
	}

	private boolean isAsOldAsTheCapture(Ledger refund) {
		Optional<Instant> made = refund.value(Trait.OCCURRED, REFUND).map(Instant::parse);
		return Stream.of(PAYMENT, INTENT)
			.flatMap((source) -> this.ledger.value(Trait.PARTLY_CAPTURED, source).stream())
			.map(Instant::parse)
			.max(Comparator.naturalOrder())
			.flatMap((taken) -> made.filter((one) -> !one.isAfter(taken) && !one.isBefore(taken.minus(AT_ONCE))))
			.isPresent();
	}

	/** The refunds that only let go of what was never taken. */
	List<Ledger> releases() {
		return this.refunds.stream().filter(this::isRelease).toList();
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

	/** How much of it was given back by refunds. */
	BigDecimal refunded() {
		List<Ledger> toTheDonor = this.refunds.stream().filter((refund) -> !isRelease(refund)).toList();
		return isPaid() ? Refunded.amount(this.ledger, toTheDonor, released()) : BigDecimal.ZERO;
	}

	/** How much of it was lost in disputes. */
	BigDecimal lost() {
		return this.disputes.stream()
			.filter((dispute) -> statusOf(dispute).filter(DisputeStatus.LOST::equals).isPresent())
			.map((dispute) -> dispute.amount(Trait.AMOUNT, DISPUTE).orElse(BigDecimal.ZERO))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	static Optional<DisputeStatus> statusOf(Ledger dispute) {
		return dispute.value(Trait.STATUS, DISPUTE).map(DisputeStatus::valueOf);
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

	/** Whether money came, whatever became of it later. */
	boolean isPaid() {
		return outcome() == PaymentStatus.SUCCESS;
	}

	/** What said last how much was given back. */
	Optional<Register> refundedBecause() {
		return newest(Stream.concat(this.ledger.first(Trait.AMOUNT_REFUNDED, PAYMENT).stream(),
				this.refunds.stream().flatMap((refund) -> refund.first(Trait.STATUS, REFUND).stream())));
	}

	/** What said last what its state is. */
	Optional<Register> statusBecause() {
		Stream<Register> own = Stream.concat(this.ledger.first(Trait.STATUS, PAYMENT).stream(),
				refundedBecause().stream());
		return newest(Stream.concat(own,
				this.disputes.stream().flatMap((dispute) -> dispute.first(Trait.STATUS, DISPUTE).stream())));
	}

	private static Optional<Register> newest(Stream<Register> registers) {
		return registers.max(Comparator.comparing(Register::stamp));
	}

	/** Its state, with what refunds and disputes make of it. */
	PaymentStatus status() {
		if (canceled().isPresent()) {
			return PaymentStatus.CANCELED;
		}
		return isPaid() ? afterDisputes().orElseGet(this::afterRefunds) : outcome();
	}

	/** An open dispute stands over decided ones; an inquiry moves no money. */
	private Optional<PaymentStatus> afterDisputes() {
		List<DisputeStatus> states = this.disputes.stream().flatMap((dispute) -> statusOf(dispute).stream()).toList();
		if (states.stream().anyMatch(DisputeStatus::isOpen)) {
			return Optional.of(PaymentStatus.DISPUTED);
		}
		if (states.contains(DisputeStatus.LOST)) {
			return Optional.of(PaymentStatus.DISPUTE_LOST);
		}
		return states.contains(DisputeStatus.WON) ? Optional.of(PaymentStatus.DISPUTE_WON) : Optional.empty();
	}

	private PaymentStatus afterRefunds() {
		if (refunded().signum() <= 0) {
			return PaymentStatus.SUCCESS;
		}
		BigDecimal amount = amount().map((register) -> new BigDecimal(register.text())).orElse(refunded());
		return (refunded().compareTo(amount) >= 0) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
	}

}

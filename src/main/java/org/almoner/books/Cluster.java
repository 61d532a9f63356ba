package org.almoner.books;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.almoner.books.Source.CHECKOUT;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.INVOICE_PAYMENT;

/**
 * What belongs to one gift: the tries to pay it, and its invoice. Intent, charge, invoice
 * and invoice payment of one payment meet here.
 *
 * @param key the gift's key
 * @param own what was said of the gift itself
 * @param payments the tries to pay it, oldest first
 * @param invoice its invoice, where one is known
 */
record Cluster(RecordKey key, Ledger own, List<Payment> payments, Optional<RecordKey> invoice) {

	static Cluster of(View view, String giftId) {
		RecordKey key = new RecordKey(RecordKind.GIFT, giftId);
		Ledger own = view.ledger(key);
		List<Payment> payments = payments(view, giftId);
		return new Cluster(key, own, payments, invoice(view, giftId, own, payments));
	}

	private static List<Payment> payments(View view, String giftId) {
		Stream<RecordKey> tries = view.having(RecordKind.PAYMENT, Trait.INTENT, giftId).stream();
		return Stream.concat(tries, Stream.of(Payment.keyOf(giftId)))
			.distinct()
			.map((key) -> Payment.in(view, key))
			.filter((payment) -> !payment.ledger().isEmpty() && payment.giftId().equals(giftId))
			.sorted(Payment.BY_AGE)
			.toList();
	}

	private static Optional<RecordKey> invoice(View view, String giftId, Ledger own, List<Payment> payments) {
		Collection<String> ids = new TreeSet<>();
		own.value(Trait.INVOICE, INVOICE_PAYMENT, CHECKOUT).ifPresent(ids::add);
		payments.forEach((payment) -> {
			payment.ownInvoice().ifPresent(ids::add);
			view.having(RecordKind.INVOICE, Trait.CHARGE, payment.key().id()).forEach((key) -> ids.add(key.id()));
		});
		view.having(RecordKind.INVOICE, Trait.INTENT, giftId).forEach((key) -> ids.add(key.id()));
		return ids.stream().findFirst().map(Cluster::invoiceKey);
	}

	/** The gift of a payment, where there is one. */
	static Optional<RecordKey> giftOf(View view, Payment payment) {
		Cluster cluster = of(view, payment.giftId());
		return Optional.of(cluster.key()).filter((key) -> cluster.hasGift(view));
	}

	static RecordKey invoiceKey(String id) {
		return new RecordKey(RecordKind.INVOICE, id);
	}

	/** The try that decides the gift's state: the newest success, else the newest. */
	Optional<Payment> deciding() {
		return this.payments.stream().filter(Payment::isPaid).max(Payment.BY_AGE).or(this::newest);
	}

	Optional<Payment> newest() {
		return this.payments.stream().max(Payment.BY_AGE);
	}

	/** The deciding try first, then the others, newest first. */
	List<Payment> nearestFirst() {
		Optional<Payment> deciding = deciding();
		return Stream
			.concat(deciding.stream(),
					this.payments.reversed().stream().filter((payment) -> !deciding.equals(Optional.of(payment))))
			.toList();
	}

	/**
	 * Whether a paid invoice payment or checkout session says that it is paid, while the
	 * try that paid it is not known yet; once it is, its own state decides.
	 */
	boolean isPaidByWord() {
		return this.own.says(Trait.LIVE, INVOICE_PAYMENT, CHECKOUT)
				&& this.payments.stream().noneMatch(Payment::wasLive);
	}

	Ledger invoiceLedger(View view) {
		return this.invoice.map(view::ledger).orElse(Ledger.EMPTY);
	}

	boolean isOfSubscription(View view) {
		return subscription(view).isPresent();
	}

	Optional<Register> subscription(View view) {
		return invoiceLedger(view).first(Trait.SUBSCRIPTION, INVOICE);
	}

	Optional<InvoiceStatus> invoiceStatus(View view) {
		return invoiceLedger(view).value(Trait.STATUS, INVOICE).map(InvoiceStatus::valueOf);
	}

	/**
	 * Whether there is a gift: some try was ever under way or successful, an invoice
	 * payment says so, or a try of a subscription's instalment failed. A failed card try
	 * alone is no gift.
	 */
	boolean makesGift(View view) {
		return isPaidByWord() || this.payments.stream().anyMatch(Payment::wasLive)
				|| (!this.payments.isEmpty() && isOfSubscription(view));
	}

	boolean hasGift(View view) {
		return view.keepsGifts() && (view.isPresent(this.key) || makesGift(view));
	}

	/**
	 * What metadata says of it, the nearest first: charge, payment intent, checkout
	 * session, invoice.
	 */
	Optional<Register> attribute(View view, Trait trait) {
		return nearest(trait, Source.PAYMENT).or(() -> nearest(trait, Source.INTENT))
			.or(() -> this.own.first(trait, CHECKOUT))
			.or(() -> invoiceLedger(view).first(trait, INVOICE));
	}

	/** What the nearest of its tries that says anything of it says. */
	Optional<Register> nearest(Trait trait, Source... sources) {
		return nearestFirst().stream()
			.flatMap((payment) -> payment.ledger().first(trait, sources).stream())
			.findFirst();
	}

	/** When it was first tried. */
	Instant began() {
		return this.payments.stream()
			.findFirst()
			.flatMap(Payment::occurred)
			.or(() -> this.own.first(Trait.OCCURRED, INVOICE_PAYMENT, CHECKOUT))
			.map((moment) -> Instant.parse(moment.text()))
			.orElse(Instant.EPOCH);
	}

	/** The newest of all stamps behind it. */
	Optional<Stamp> newestStamp(View view) {
		return Stream.concat(Stream.of(this.own, invoiceLedger(view)), this.payments.stream().map(Payment::ledger))
			.map((ledger) -> ledger.newest().orElse(null))
			.filter(Objects::nonNull)
			.max(Stamp::compareTo);
	}

}

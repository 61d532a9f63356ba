package org.almoner.books;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import static org.almoner.books.Source.CHECKOUT;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.INVOICE_PAYMENT;

/** An invoice, with its payment linked whichever came first. */
final class InvoiceProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.INVOICE;
	}

	@Override
	public List<Field> fields() {
		return InvoiceFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		state(page, key, ledger);
		money(page, ledger);
		links(page, view, ledger, cluster(key, view, ledger));
		return page;
	}

	private void state(Page page, RecordKey key, Ledger ledger) {
		Optional<Register> status = ledger.first(Trait.STATUS, INVOICE);
		page.show(InvoiceFields.INVOICE_ID, key.id())
			.show(InvoiceFields.NUMBER, ledger.first(Trait.NUMBER, INVOICE))
			.show(InvoiceFields.STATUS, status.map((register) -> InvoiceStatus.valueOf(register.text()).label()),
					status)
			.show(InvoiceFields.ATTEMPT_COUNT, ledger.first(Trait.ATTEMPT_COUNT, INVOICE))
			.show(InvoiceFields.NEXT_ATTEMPT_AT, ledger.first(Trait.NEXT_ATTEMPT, INVOICE))
			.day(InvoiceFields.INVOICE_DATE, ledger.first(Trait.OCCURRED, INVOICE))
			.day(InvoiceFields.DUE_DATE, ledger.first(Trait.DUE_DATE, INVOICE))
			.show(InvoiceFields.PAID_AT, ledger.first(Trait.PAID_AT, INVOICE))
			.day(InvoiceFields.CANCELED_DATE, ledger.first(Trait.CANCELED, INVOICE))
			.show(InvoiceFields.BILLING_REASON, ledger.first(Trait.BILLING_REASON, INVOICE))
			.show(InvoiceFields.HOSTED_URL, ledger.first(Trait.HOSTED_URL, INVOICE))
			.flag(InvoiceFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, INVOICE));
	}

	private void money(Page page, Ledger ledger) {
		page.show(InvoiceFields.AMOUNT_DUE, ledger.first(Trait.AMOUNT_DUE, INVOICE))
			.show(InvoiceFields.AMOUNT_PAID, ledger.first(Trait.AMOUNT_PAID, INVOICE))
			.show(InvoiceFields.AMOUNT_REMAINING, ledger.first(Trait.AMOUNT_REMAINING, INVOICE))
			.show(InvoiceFields.CURRENCY, ledger.first(Trait.CURRENCY, INVOICE));
	}

	private void links(Page page, View view, Ledger ledger, Optional<Cluster> cluster) {
		Optional<Payment> payment = cluster.flatMap(Cluster::deciding);
		Optional<String> charge = payment.flatMap((one) -> one.ledger().value(Trait.CHARGE, Source.PAYMENT));
		Optional<String> intent = payment.flatMap(Payment::intent)
			.or(() -> cluster.flatMap((one) -> one.own().value(Trait.INTENT, INVOICE_PAYMENT, CHECKOUT)));
		page.show(InvoiceFields.INTENT_ID, ledger.value(Trait.INTENT, INVOICE).or(() -> intent), Optional.empty())
			.show(InvoiceFields.CHARGE_ID, ledger.value(Trait.CHARGE, INVOICE).or(() -> charge), Optional.empty())
			.show(InvoiceFields.CUSTOMER_ID, ledger.first(Trait.CUSTOMER, INVOICE))
			.show(InvoiceFields.SUBSCRIPTION_ID, ledger.first(Trait.SUBSCRIPTION, INVOICE))
			.link(InvoiceFields.CUSTOMER,
					ledger.value(Trait.CUSTOMER, INVOICE).map(PaymentProjection::customerKey).filter(view::exists))
			.link(InvoiceFields.SUBSCRIPTION,
					ledger.first(Trait.SUBSCRIPTION, INVOICE).map(SubscriptionProjection::keyOf).filter(view::exists))
			.link(InvoiceFields.GIFT, cluster.filter((one) -> one.hasGift(view)).map(Cluster::key));
	}

	/** The gift that this invoice asked for, by whatever link is known. */
	private Optional<Cluster> cluster(RecordKey key, View view, Ledger ledger) {
		TreeSet<String> gifts = new TreeSet<>();
		ledger.value(Trait.INTENT, INVOICE).ifPresent(gifts::add);
		ledger.value(Trait.CHARGE, INVOICE)
			.map(Payment::keyOf)
			.filter(view::exists)
			.ifPresent((charge) -> gifts.add(Payment.in(view, charge).giftId()));
		view.having(RecordKind.GIFT, Trait.INVOICE, key.id()).forEach((gift) -> gifts.add(gift.id()));
		view.having(RecordKind.PAYMENT, Trait.INVOICE, key.id())
			.forEach((payment) -> gifts.add(Payment.in(view, payment).giftId()));
		List<Cluster> clusters = gifts.stream().map((gift) -> Cluster.of(view, gift)).toList();
		return clusters.stream().filter((one) -> one.hasGift(view)).findFirst().or(() -> clusters.stream().findFirst());
	}

}

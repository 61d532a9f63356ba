package org.almoner.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.BALANCE;
import static org.almoner.books.Source.PAYMENT;
import static org.almoner.books.Source.REFUND;

/** Money on its way back to a donor: a negative amount that points to its payment. */
final class RefundProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.REFUND;
	}

	@Override
	public List<Field> fields() {
		return RefundFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		Optional<RecordKey> source = source(view, ledger);
		Optional<Payment> payment = source.map((one) -> Payment.in(view, one));
		boolean release = payment.filter((one) -> one.isRelease(ledger)).isPresent()
				|| ledger.says(Trait.RELEASE, REFUND, BALANCE);
		page.show(RefundFields.TYPE, "Refund")
			.show(RefundFields.STATUS, status(ledger, release), ledger.first(Trait.STATUS, REFUND))
			.show(RefundFields.REFUND_ID, key.id())
			.show(RefundFields.REASON, ledger.first(Trait.REASON, REFUND))
			.show(RefundFields.RESULT_CODE, ledger.first(Trait.RESULT_CODE, REFUND))
			.show(RefundFields.REFERENCE, ledger.first(Trait.REFERENCE, REFUND))
			.day(RefundFields.PAYMENT_DATE, ledger.first(Trait.OCCURRED, REFUND))
			.show(RefundFields.OCCURRED_AT, ledger.first(Trait.OCCURRED, REFUND))
			.flag(RefundFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, REFUND));
		money(page, ledger, view);
		links(page, view, ledger, payment);
		page.link(RefundFields.GIFT, payment.filter((one) -> !release).flatMap((one) -> Cluster.giftOf(view, one)));
		return page;
	}

	/** Its payment, by its intent where it names none. */
	private Optional<RecordKey> source(View view, Ledger ledger) {
		Optional<RecordKey> charge = ledger.value(Trait.CHARGE, REFUND).map(Payment::keyOf);
		return charge.isPresent() ? charge.filter(view::exists)
				: ledger.value(Trait.INTENT, REFUND).flatMap((intent) -> Payment.ofIntent(view, intent));
	}

	/** What was never taken is not given back: its refund says that the hold ended. */
	private Optional<String> status(Ledger ledger, boolean release) {
		return ledger.value(Trait.STATUS, REFUND)
			.map((said) -> release ? RefundStatus.CANCELED : RefundStatus.valueOf(said))
			.map(RefundStatus::label);
	}

	private void money(Page page, Ledger ledger, View view) {
		Optional<Register> amount = ledger.first(Trait.AMOUNT, REFUND);
		page.amount(RefundFields.AMOUNT, amount.map((register) -> new BigDecimal(register.text()).negate()), amount)
			.show(RefundFields.CURRENCY, ledger.first(Trait.CURRENCY, REFUND));
		SettlementFields.show(page, ledger, view);
	}

	private void links(Page page, View view, Ledger ledger, Optional<Payment> payment) {
		Optional<Register> customer = payment
			.flatMap((one) -> one.ledger().first(Trait.CUSTOMER, PAYMENT, Source.INTENT))
			.or(() -> ledger.first(Trait.CUSTOMER, REFUND));
		page.show(RefundFields.CHARGE_ID, ledger.first(Trait.CHARGE, REFUND))
			.show(RefundFields.INTENT_ID, ledger.first(Trait.INTENT, REFUND))
			.show(RefundFields.BALANCE_TRANSACTION_ID, ledger.first(Trait.BALANCE_TRANSACTION, REFUND, BALANCE))
			.show(RefundFields.CUSTOMER_ID, customer)
			.link(RefundFields.SOURCE, payment.map(Payment::key))
			.link(RefundFields.CUSTOMER,
					customer.map((register) -> PaymentProjection.customerKey(register.text())).filter(view::exists));
	}

}

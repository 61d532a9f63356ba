package org.almoner.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

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
		Optional<Register> status = ledger.first(Trait.STATUS, REFUND);
		page.show(RefundFields.TYPE, "Refund")
			.show(RefundFields.STATUS, status.map((register) -> RefundStatus.valueOf(register.text()).label()), status)
			.show(RefundFields.REFUND_ID, key.id())
			.show(RefundFields.REASON, ledger.first(Trait.REASON, REFUND))
			.show(RefundFields.RESULT_CODE, ledger.first(Trait.RESULT_CODE, REFUND))
			.show(RefundFields.REFERENCE, ledger.first(Trait.REFERENCE, REFUND))
			.day(RefundFields.PAYMENT_DATE, ledger.first(Trait.OCCURRED, REFUND))
			.show(RefundFields.OCCURRED_AT, ledger.first(Trait.OCCURRED, REFUND))
			.flag(RefundFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, REFUND));
		money(page, ledger);
		links(page, view, ledger);
		return page;
	}

	private void money(Page page, Ledger ledger) {
		Optional<Register> amount = ledger.first(Trait.AMOUNT, REFUND);
		page.amount(RefundFields.AMOUNT, amount.map((register) -> new BigDecimal(register.text()).negate()), amount)
			.show(RefundFields.CURRENCY, ledger.first(Trait.CURRENCY, REFUND));
		SettlementFields.show(page, ledger);
	}

	private void links(Page page, View view, Ledger ledger) {
		Optional<RecordKey> charge = ledger.value(Trait.CHARGE, REFUND).map(Payment::keyOf).filter(view::exists);
		Optional<Payment> payment = charge.map((key) -> Payment.in(view, key));
		Optional<Register> customer = payment
			.flatMap((one) -> one.ledger().first(Trait.CUSTOMER, PAYMENT, Source.INTENT));
		page.show(RefundFields.CHARGE_ID, ledger.first(Trait.CHARGE, REFUND))
			.show(RefundFields.INTENT_ID, ledger.first(Trait.INTENT, REFUND))
			.show(RefundFields.BALANCE_TRANSACTION_ID, ledger.first(Trait.BALANCE_TRANSACTION, REFUND))
			.show(RefundFields.CUSTOMER_ID, customer)
			.link(RefundFields.SOURCE, charge)
			.link(RefundFields.CUSTOMER,
					customer.map((register) -> PaymentProjection.customerKey(register.text())).filter(view::exists))
			.link(RefundFields.GIFT, payment.flatMap((one) -> Cluster.giftOf(view, one)));
	}

}

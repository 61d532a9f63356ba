package org.almoner.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.BALANCE;
import static org.almoner.books.Source.INTENT;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.PAYMENT;

/** A payment, or a try of one. */
final class PaymentProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.PAYMENT;
	}

	@Override
	public List<Field> fields() {
		return PaymentFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Payment payment = Payment.in(view, key);
		return payment.ledger().newest().map((newest) -> page(payment, view, newest));
	}

	private Page page(Payment payment, View view, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		Cluster cluster = Cluster.of(view, payment.giftId());
		state(page, payment, cluster, view);
		money(page, payment, view);
		links(page, payment, cluster, view);
		means(page, payment.ledger());
		return page;
	}

	private void state(Page page, Payment payment, Cluster cluster, View view) {
		Optional<Register> canceled = canceled(payment, cluster, view);
		PaymentStatus status = canceled.isPresent() ? PaymentStatus.CANCELED : payment.status();
		page.show(PaymentFields.TYPE, "Payment")
			.show(PaymentFields.STATUS, Optional.of(status.label()), payment.statusBecause())
			.day(PaymentFields.CANCELED_DATE, canceled)
			.day(PaymentFields.PAYMENT_DATE, payment.occurred())
			.show(PaymentFields.OCCURRED_AT, payment.occurred())
			.flag(PaymentFields.LIVE_MODE, payment.ledger().first(Trait.LIVE_MODE, PAYMENT, INTENT));
	}

	/** A payment under way ends with its intent or with its invoice. */
	private Optional<Register> canceled(Payment payment, Cluster cluster, View view) {
		if (payment.outcome() != PaymentStatus.PENDING) {
			return Optional.empty();
		}
		return payment.canceled().or(() -> cluster.invoiceLedger(view).first(Trait.CANCELED, INVOICE));
	}

	private void money(Page page, Payment payment, View view) {
		page.show(PaymentFields.AMOUNT, payment.amount())
			.show(PaymentFields.CURRENCY, payment.currency())
			.amount(PaymentFields.AMOUNT_REFUNDED, Optional.of(payment.refunded()).filter(this::isSome),
					payment.refundedBecause());
		SettlementFields.show(page, payment.ledger(), view);
	}

	private boolean isSome(BigDecimal amount) {
		return amount.signum() != 0;
	}

	private void links(Page page, Payment payment, Cluster cluster, View view) {
		Ledger ledger = payment.ledger();
		page.show(PaymentFields.CHARGE_ID, ledger.first(Trait.CHARGE, PAYMENT))
			.show(PaymentFields.INTENT_ID, ledger.first(Trait.INTENT, PAYMENT, INTENT))
			.show(PaymentFields.INVOICE_ID, cluster.invoice().map(RecordKey::id), Optional.empty())
			.show(PaymentFields.CUSTOMER_ID, ledger.first(Trait.CUSTOMER, PAYMENT, INTENT))
			.show(PaymentFields.SUBSCRIPTION_ID, cluster.subscription(view))
			.show(PaymentFields.BALANCE_TRANSACTION_ID, ledger.first(Trait.BALANCE_TRANSACTION, PAYMENT, BALANCE))
			.link(PaymentFields.INVOICE, cluster.invoice().filter(view::exists))
			.link(PaymentFields.SUBSCRIPTION,
					cluster.subscription(view).map(SubscriptionProjection::keyOf).filter(view::exists))
			.link(PaymentFields.CUSTOMER, payment.customer().map(PaymentProjection::customerKey).filter(view::exists))
			.link(PaymentFields.GIFT, Optional.of(cluster.key()).filter((key) -> cluster.hasGift(view)));
	}

	static RecordKey customerKey(String id) {
		return new RecordKey(RecordKind.CUSTOMER, id);
	}

	private void means(Page page, Ledger ledger) {
		page.show(PaymentFields.PAYMENT_TYPE, ledger.first(Trait.METHOD_GROUP, PAYMENT, INTENT))
			.show(PaymentFields.PAYMENT_METHOD, ledger.first(Trait.METHOD, PAYMENT, INTENT))
			.show(PaymentFields.CARD_BRAND, ledger.first(Trait.CARD_BRAND, PAYMENT))
			.show(PaymentFields.LAST4, ledger.first(Trait.LAST4, PAYMENT))
			.show(PaymentFields.REFERENCE, ledger.first(Trait.REFERENCE, PAYMENT))
			.show(PaymentFields.DECLINE_CODE,
					ledger.first(Trait.DECLINE_CODE, INTENT).or(() -> ledger.first(Trait.OUTCOME_REASON, PAYMENT)))
			.show(PaymentFields.RESULT_CODE, ledger.first(Trait.RESULT_CODE, PAYMENT, INTENT))
			.show(PaymentFields.RESULT_MESSAGE, ledger.first(Trait.RESULT_MESSAGE, PAYMENT, INTENT));
	}

}

package org.almoner.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import static org.almoner.books.Source.CHECKOUT;
import static org.almoner.books.Source.CUSTOMER;
import static org.almoner.books.Source.INTENT;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.INVOICE_PAYMENT;
import static org.almoner.books.Source.PAYMENT;
import static org.almoner.books.Source.SUBSCRIPTION;

/** The gift: one per payment, however many tries and success events describe it. */
final class GiftProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.GIFT;
	}

	@Override
	public List<Field> fields() {
		return GiftFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Cluster cluster = Cluster.of(view, key.id());
		if (!cluster.hasGift(view)) {
			return Optional.empty();
		}
		return status(cluster, view)
			.flatMap((status) -> cluster.newestStamp(view).map((newest) -> page(cluster, view, status, newest)));
	}

	private Optional<GiftStatus> status(Cluster cluster, View view) {
		Optional<Payment> deciding = cluster.deciding();
		if (deciding.filter(Payment::isPaid).isPresent()) {
			return deciding.map(this::paid);
		}
		if (cluster.isPaidByWord()) {
			return Optional.of(GiftStatus.PAID);
		}
		return deciding.map((payment) -> withoutMoney(payment, cluster.invoiceStatus(view).orElse(null)));
	}

	/** Refunds and lost disputes count together; an open dispute changes nothing yet. */
	private GiftStatus paid(Payment payment) {
		BigDecimal gone = payment.refunded().add(payment.lost());
		if (gone.signum() <= 0) {
			return GiftStatus.PAID;
		}
		BigDecimal amount = payment.amount().map((register) -> new BigDecimal(register.text())).orElse(gone);
		return (gone.compareTo(amount) >= 0) ? GiftStatus.FULLY_REFUNDED : GiftStatus.PARTIALLY_REFUNDED;
	}

	private GiftStatus withoutMoney(Payment payment, @Nullable InvoiceStatus invoice) {
		if (invoice == InvoiceStatus.VOID) {
			return GiftStatus.CANCELED;
		}
		if (invoice == InvoiceStatus.UNCOLLECTIBLE) {
			return GiftStatus.WRITTEN_OFF;
		}
		return switch (payment.status()) {
			case FAILED -> GiftStatus.FAILED;
			case CANCELED -> GiftStatus.CANCELED;
			default -> GiftStatus.PENDING;
		};
	}

	private Page page(Cluster cluster, View view, GiftStatus status, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		page.show(GiftFields.STATUS, Optional.of(status.label()), cluster.deciding().flatMap(Payment::statusBecause));
		money(page, cluster, status);
		reference(page, cluster, view);
		lastAttempt(page, cluster);
		donor(page, cluster, view);
		attribution(page, cluster, view);
		return page;
	}

	private void money(Page page, Cluster cluster, GiftStatus status) {
		Optional<Payment> deciding = cluster.deciding();
		Optional<Register> amount = deciding.flatMap(Payment::amount)
			.or(() -> cluster.own().first(Trait.AMOUNT, INVOICE_PAYMENT, CHECKOUT));
		Optional<Register> currency = deciding.flatMap(Payment::currency)
			.or(() -> cluster.own().first(Trait.CURRENCY, INVOICE_PAYMENT, CHECKOUT));
		BigDecimal refunded = deciding.map(Payment::refunded).orElse(BigDecimal.ZERO);
		BigDecimal gone = refunded.add(deciding.map(Payment::lost).orElse(BigDecimal.ZERO));
		page.show(GiftFields.ORIGINAL_AMOUNT, amount)
			.amount(GiftFields.REFUNDED_AMOUNT, Optional.of(refunded), deciding.flatMap(Payment::refundedBecause))
			.amount(GiftFields.CURRENT_AMOUNT, amount.map((one) -> current(one, gone, status)),
					deciding.flatMap(Payment::statusBecause))
			.show(GiftFields.CURRENCY, currency);
		Optional<Settled> settled = deciding.flatMap((payment) -> Settled.of(payment, currency));
		page.amount(GiftFields.GATEWAY_FEE, settled.flatMap(Settled::fee),
				settled.flatMap((one) -> one.because(Trait.FEE)))
			.amount(GiftFields.NET_AMOUNT, settled.flatMap(Settled::net),
					settled.flatMap((one) -> one.because(Trait.NET)));
	}

	private BigDecimal current(Register original, BigDecimal gone, GiftStatus status) {
		BigDecimal rest = new BigDecimal(original.text()).subtract(gone);
		return status.isWorthNothing() ? BigDecimal.ZERO : rest.max(BigDecimal.ZERO);
	}

	private void reference(Page page, Cluster cluster, View view) {
		Optional<Payment> deciding = cluster.deciding();
		Optional<Register> date = deciding.flatMap(Payment::occurred)
			.or(() -> cluster.own().first(Trait.OCCURRED, INVOICE_PAYMENT, CHECKOUT));
		Ledger ledger = deciding.map(Payment::ledger).orElse(Ledger.EMPTY);
		Optional<Register> subscription = cluster.subscription(view);
		page.day(GiftFields.TRANSACTION_DATE, date)
			.show(GiftFields.PAYMENT_METHOD, ledger.first(Trait.METHOD, PAYMENT, INTENT))
			.show(GiftFields.GATEWAY_REFERENCE, ledger.first(Trait.CHARGE, PAYMENT))
			.show(GiftFields.PROCESSOR_REFERENCE, customer(cluster, view))
			.show(GiftFields.INTENT_ID,
					ledger.first(Trait.INTENT, PAYMENT, INTENT)
						.or(() -> cluster.own().first(Trait.INTENT, INVOICE_PAYMENT, CHECKOUT)))
			.show(GiftFields.INVOICE_ID, cluster.invoice().map(RecordKey::id), Optional.empty())
			.show(GiftFields.SUBSCRIPTION_ID, subscription)
			.link(GiftFields.SUBSCRIPTION, subscription.map(SubscriptionProjection::keyOf).filter(view::exists))
			.show(GiftFields.RECURRING, Optional.of(Boolean.toString(subscription.isPresent())), subscription)
			.flag(GiftFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, PAYMENT, INTENT)
				.or(() -> cluster.own().first(Trait.LIVE_MODE, INVOICE_PAYMENT, CHECKOUT)));
	}

	private Optional<Register> customer(Cluster cluster, View view) {
		return cluster.nearest(Trait.CUSTOMER, PAYMENT, INTENT)
			.or(() -> cluster.own().first(Trait.CUSTOMER, CHECKOUT))
			.or(() -> cluster.invoiceLedger(view).first(Trait.CUSTOMER, INVOICE));
	}

	private void lastAttempt(Page page, Cluster cluster) {
		Ledger newest = cluster.newest().map(Payment::ledger).orElse(Ledger.EMPTY);
		page.show(GiftFields.LAST_RESPONSE_CODE, newest.first(Trait.RESULT_CODE, PAYMENT, INTENT))
			.show(GiftFields.LAST_ERROR_MESSAGE, newest.first(Trait.RESULT_MESSAGE, PAYMENT, INTENT))
			.show(GiftFields.LAST_PROCESSED_AT, newest.first(Trait.OCCURRED, PAYMENT, INTENT));
	}

	private void donor(Page page, Cluster cluster, View view) {
		Ledger invoice = cluster.invoiceLedger(view);
		Ledger customer = customer(cluster, view).map((register) -> PaymentProjection.customerKey(register.text()))
			.map(view::ledger)
			.orElse(Ledger.EMPTY);
		page.show(GiftFields.DONOR_NAME,
				cluster.nearest(Trait.NAME, PAYMENT)
					.or(() -> cluster.own().first(Trait.NAME, CHECKOUT))
					.or(() -> invoice.first(Trait.NAME, INVOICE))
					.or(() -> customer.first(Trait.NAME, CUSTOMER)))
			.show(GiftFields.DONOR_EMAIL,
					cluster.nearest(Trait.EMAIL, PAYMENT)
						.or(() -> cluster.own().first(Trait.EMAIL, CHECKOUT))
						.or(() -> invoice.first(Trait.EMAIL, INVOICE))
						.or(() -> customer.first(Trait.EMAIL, CUSTOMER))
						.or(() -> cluster.nearest(Trait.RECEIPT_EMAIL, PAYMENT, INTENT)));
	}

	private void attribution(Page page, Cluster cluster, View view) {
		page.show(GiftFields.DESCRIPTION, cluster.nearest(Trait.DESCRIPTION, PAYMENT, INTENT))
			.show(GiftFields.CAMPAIGN, reference(cluster, view, Trait.CAMPAIGN, "Campaign"), Optional.empty())
			.show(GiftFields.DONOR_CONTACT, reference(cluster, view, Trait.CONTACT, "Contact"), Optional.empty())
			.show(GiftFields.DONOR_ACCOUNT, reference(cluster, view, Trait.ACCOUNT, "Account"), Optional.empty())
			.show(GiftFields.DESIGNATION, attribute(cluster, view, Trait.DESIGNATION))
			.flag(GiftFields.ANONYMOUS, attribute(cluster, view, Trait.ANONYMOUS));
	}

	/** Metadata; what a subscription says holds for all its gifts. */
	private Optional<Register> attribute(Cluster cluster, View view, Trait trait) {
		return cluster.attribute(view, trait)
			.or(() -> cluster.invoiceLedger(view).first(trait, SUBSCRIPTION))
			.or(() -> cluster.subscription(view)
				.map(SubscriptionProjection::keyOf)
				.flatMap((subscription) -> view.ledger(subscription).first(trait, SUBSCRIPTION)));
	}

	private Optional<String> reference(Cluster cluster, View view, Trait trait, String object) {
		return attribute(cluster, view, trait).flatMap((register) -> view.resolve(object, register.text()));
	}

}

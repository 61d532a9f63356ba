package org.almoner.books;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static org.almoner.books.Source.BALANCE;
import static org.almoner.books.Source.CHECKOUT;
import static org.almoner.books.Source.CUSTOMER;
import static org.almoner.books.Source.DISPUTE;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.INVOICE_PAYMENT;
import static org.almoner.books.Source.PAYMENT_METHOD;
import static org.almoner.books.Source.REFUND;
import static org.almoner.books.Source.SUBSCRIPTION;

/**
 * What the books want to know of the org before they can post: the records that facts
 * tell of, and those joined to them, whichever came first. Answers lead to further
 * questions; the joins are few, so a handful of rounds ends them.
 */
final class Questions {

	private final Journal journal;

	private final Set<Lookup> open = new LinkedHashSet<>();

	private Questions(Journal journal) {
		this.journal = journal;
	}

	static Set<Lookup> of(Collection<Fact> facts, State state) {
		Questions questions = new Questions(new Journal(facts, state));
		questions.journal.keys().forEach(questions::about);
		return questions.open;
	}

	private void about(RecordKey key) {
		Ledger ledger = this.journal.ledger(key);
		if (!this.journal.causes(key).isEmpty()) {
			ask(key.kind(), null, key.id());
		}
		// of a movement of money: without it the link would be taken back
		ask(RecordKind.PAYOUT, ledger.value(Trait.PAYOUT, BALANCE));
		switch (key.kind()) {
			case PAYMENT -> aboutPayment(Payment.alone(key, ledger));
			case GIFT -> aboutGift(key.id(), ledger);
			case INVOICE -> aboutInvoice(key.id(), ledger);
			case REFUND -> aboutRefund(ledger);
			case DISPUTE -> aboutDispute(key.id(), ledger);
			case ADJUSTMENT -> aboutAdjustment(ledger);
			case CUSTOMER -> aboutCustomer(key);
			case SUBSCRIPTION -> aboutSubscription(key, ledger);
			case PAYMENT_METHOD -> ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, PAYMENT_METHOD));
			case PRODUCT -> aboutProduct(key);
			case PAYOUT -> {
			}
		}
	}

	private void aboutPayment(Payment payment) {
		ask(RecordKind.GIFT, null, payment.giftId());
		payment.intent().ifPresent((intent) -> {
			ask(RecordKind.GIFT, GiftFields.INTENT_ID, intent);
			ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, intent);
			ask(RecordKind.INVOICE, InvoiceFields.INTENT_ID, intent);
			ask(RecordKind.REFUND, RefundFields.INTENT_ID, intent);
		});
		ask(RecordKind.INVOICE, InvoiceFields.CHARGE_ID, payment.key().id());
		ask(RecordKind.REFUND, RefundFields.CHARGE_ID, payment.key().id());
		ask(RecordKind.DISPUTE, DisputeFields.CHARGE_ID, payment.key().id());
		ask(RecordKind.ADJUSTMENT, AdjustmentFields.CHARGE_ID, payment.key().id());
		ask(RecordKind.INVOICE, payment.ownInvoice());
		ask(RecordKind.CUSTOMER, payment.customer());
	}

	private void aboutGift(String id, Ledger ledger) {
		ask(RecordKind.PAYMENT, null, id);
		ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, id);
		ask(RecordKind.INVOICE, InvoiceFields.INTENT_ID, id);
		ask(RecordKind.INVOICE, ledger.value(Trait.INVOICE, INVOICE_PAYMENT));
		ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, CHECKOUT));
		ask(RecordKind.GIFT, GiftFields.INTENT_ID, id);
		if (this.journal.state().isSuperseded(id)) {
			aboutSuperseded(id);
		}
	}

	/** All that points to a gift that stands down moves to the one in its place. */
	private void aboutSuperseded(String gift) {
		ask(RecordKind.PAYMENT, PaymentFields.GIFT, gift);
		ask(RecordKind.REFUND, RefundFields.GIFT, gift);
		ask(RecordKind.ADJUSTMENT, AdjustmentFields.GIFT, gift);
		ask(RecordKind.INVOICE, InvoiceFields.GIFT, gift);
	}

	private void aboutRefund(Ledger ledger) {
		ask(RecordKind.PAYMENT, ledger.value(Trait.CHARGE, REFUND));
		ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, REFUND));
		ledger.value(Trait.INTENT, REFUND).ifPresent((intent) -> {
			ask(RecordKind.GIFT, null, intent);
			ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, intent);
		});
	}

	private void aboutDispute(String id, Ledger ledger) {
		ask(RecordKind.PAYMENT, ledger.value(Trait.CHARGE, DISPUTE));
		ask(RecordKind.ADJUSTMENT, AdjustmentFields.DISPUTE_ID, id);
	}

	private void aboutAdjustment(Ledger ledger) {
		ask(RecordKind.PAYMENT, ledger.value(Trait.CHARGE, BALANCE));
		ask(RecordKind.DISPUTE, ledger.value(Trait.DISPUTE, BALANCE));
	}

	private void aboutInvoice(String id, Ledger ledger) {
		ask(RecordKind.PAYMENT, PaymentFields.INVOICE_ID, id);
		ask(RecordKind.GIFT, GiftFields.INVOICE_ID, id);
		ask(RecordKind.PAYMENT, ledger.value(Trait.CHARGE, INVOICE));
		ledger.value(Trait.INTENT, INVOICE).ifPresent((intent) -> {
			ask(RecordKind.GIFT, null, intent);
			ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, intent);
		});
		ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, INVOICE));
		ask(RecordKind.SUBSCRIPTION, ledger.value(Trait.SUBSCRIPTION, INVOICE));
	}

	/**
	 * A customer's gifts and payments are many: they are asked for only when the customer
	 * is new, so that what came before it is linked, or when the donor's name or address
	 * changes.
	 */
	private void aboutCustomer(RecordKey key) {
		if (this.journal.causes(key).isEmpty()) {
			return;
		}
		if (isNew(key)) {
			ask(RecordKind.PAYMENT, PaymentFields.CUSTOMER_ID, key.id());
			ask(RecordKind.REFUND, RefundFields.CUSTOMER_ID, key.id());
			ask(RecordKind.INVOICE, InvoiceFields.CUSTOMER_ID, key.id());
			ask(RecordKind.SUBSCRIPTION, SubscriptionFields.CUSTOMER_ID, key.id());
			ask(RecordKind.PAYMENT_METHOD, PaymentMethodFields.CUSTOMER_ID, key.id());
		}
		if (isNew(key) || changes(key, CUSTOMER, Trait.NAME, Trait.EMAIL)) {
			ask(RecordKind.GIFT, GiftFields.PROCESSOR_REFERENCE, key.id());
		}
	}

	/** As of a customer: what came before it is linked, and attribution may change. */
	private void aboutSubscription(RecordKey key, Ledger ledger) {
		ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, SUBSCRIPTION));
		ask(RecordKind.PRODUCT, ledger.value(Trait.PRODUCT, SUBSCRIPTION));
		if (this.journal.causes(key).isEmpty()) {
			return;
		}
		if (isNew(key)) {
			ask(RecordKind.PAYMENT, PaymentFields.SUBSCRIPTION_ID, key.id());
			ask(RecordKind.INVOICE, InvoiceFields.SUBSCRIPTION_ID, key.id());
		}
		if (isNew(key) || changes(key, SUBSCRIPTION, Trait.DESIGNATION, Trait.ANONYMOUS, Trait.CAMPAIGN, Trait.CONTACT,
				Trait.ACCOUNT)) {
			ask(RecordKind.GIFT, GiftFields.SUBSCRIPTION_ID, key.id());
		}
	}

	private void aboutProduct(RecordKey key) {
		if (!this.journal.causes(key).isEmpty() && isNew(key)) {
			ask(RecordKind.SUBSCRIPTION, SubscriptionFields.PRODUCT_ID, key.id());
		}
	}

	private boolean isNew(RecordKey key) {
		return this.journal.state().find(key).isEmpty();
	}

	private boolean changes(RecordKey key, Source source, Trait... traits) {
		Ledger now = this.journal.ledger(key);
		Ledger before = this.journal.state()
			.find(key)
			.map((present) -> present.provenance().ledger())
			.orElse(Ledger.EMPTY);
		return Arrays.stream(traits).anyMatch((trait) -> !before.first(trait, source).equals(now.first(trait, source)));
	}

	private void ask(RecordKind kind, Optional<String> id) {
		id.ifPresent((one) -> ask(kind, null, one));
	}

	private void ask(RecordKind kind, @Nullable Field by, String value) {
		this.open.add(new Lookup(kind, by, value));
	}

}

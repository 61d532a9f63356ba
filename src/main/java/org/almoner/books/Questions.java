package org.almoner.books;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static org.almoner.books.Source.CUSTOMER;
import static org.almoner.books.Source.INTENT;
import static org.almoner.books.Source.INVOICE;
import static org.almoner.books.Source.INVOICE_PAYMENT;
import static org.almoner.books.Source.PAYMENT;

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
		switch (key.kind()) {
			case PAYMENT -> aboutPayment(new Payment(key, ledger));
			case GIFT -> aboutGift(key.id(), ledger);
			case INVOICE -> aboutInvoice(key.id(), ledger);
			case CUSTOMER -> aboutCustomer(key);
			case PAYOUT -> {
			}
		}
	}

	private void aboutPayment(Payment payment) {
		ask(RecordKind.GIFT, null, payment.giftId());
		payment.intent().ifPresent((intent) -> {
			ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, intent);
			ask(RecordKind.INVOICE, InvoiceFields.INTENT_ID, intent);
		});
		ask(RecordKind.INVOICE, InvoiceFields.CHARGE_ID, payment.key().id());
		ask(RecordKind.INVOICE, payment.ownInvoice());
		ask(RecordKind.CUSTOMER, payment.customer());
	}

	private void aboutGift(String id, Ledger ledger) {
		ask(RecordKind.PAYMENT, null, id);
		ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, id);
		ask(RecordKind.INVOICE, InvoiceFields.INTENT_ID, id);
		ask(RecordKind.INVOICE, ledger.value(Trait.INVOICE, INVOICE_PAYMENT));
	}

	private void aboutInvoice(String id, Ledger ledger) {
		ask(RecordKind.PAYMENT, PaymentFields.INVOICE_ID, id);
		ask(RecordKind.GIFT, GiftFields.INVOICE_ID, id);
		ask(RecordKind.PAYMENT, ledger.value(Trait.CHARGE, INVOICE));
		ledger.value(Trait.INTENT, INVOICE).ifPresent((intent) -> {
			ask(RecordKind.GIFT, null, intent);
			ask(RecordKind.PAYMENT, PaymentFields.INTENT_ID, intent);
		});
		ask(RecordKind.CUSTOMER, ledger.value(Trait.CUSTOMER, INVOICE, PAYMENT, INTENT));
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
		Optional<PresentRecord> present = this.journal.state().find(key);
		if (present.isEmpty()) {
			ask(RecordKind.PAYMENT, PaymentFields.CUSTOMER_ID, key.id());
			ask(RecordKind.INVOICE, InvoiceFields.CUSTOMER_ID, key.id());
		}
		if (present.isEmpty() || changesDonor(present.get(), this.journal.ledger(key))) {
			ask(RecordKind.GIFT, GiftFields.PROCESSOR_REFERENCE, key.id());
		}
	}

	private boolean changesDonor(PresentRecord present, Ledger now) {
		Ledger before = present.provenance().ledger();
		return !before.first(Trait.NAME, CUSTOMER).equals(now.first(Trait.NAME, CUSTOMER))
				|| !before.first(Trait.EMAIL, CUSTOMER).equals(now.first(Trait.EMAIL, CUSTOMER));
	}

	private void ask(RecordKind kind, Optional<String> id) {
		id.ifPresent((one) -> ask(kind, null, one));
	}

	private void ask(RecordKind kind, @Nullable Field by, String value) {
		this.open.add(new Lookup(kind, by, value));
	}

}

package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.PAYMENT_METHOD;

/** A donor's card or bank account. A detached one keeps its customer. */
final class PaymentMethodProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.PAYMENT_METHOD;
	}

	@Override
	public List<Field> fields() {
		return PaymentMethodFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		return new Page(view.zone(), newest).show(PaymentMethodFields.PAYMENT_METHOD_ID, key.id())
			.show(PaymentMethodFields.PAYMENT_METHOD, ledger.first(Trait.METHOD, PAYMENT_METHOD))
			.show(PaymentMethodFields.CARD_BRAND, ledger.first(Trait.CARD_BRAND, PAYMENT_METHOD))
			.show(PaymentMethodFields.LAST4, ledger.first(Trait.LAST4, PAYMENT_METHOD))
			.show(PaymentMethodFields.EXPIRY_MONTH, ledger.first(Trait.EXPIRY_MONTH, PAYMENT_METHOD))
			.show(PaymentMethodFields.EXPIRY_YEAR, ledger.first(Trait.EXPIRY_YEAR, PAYMENT_METHOD))
			.show(PaymentMethodFields.BANK_NAME, ledger.first(Trait.BANK_NAME, PAYMENT_METHOD))
			.show(PaymentMethodFields.CUSTOMER_ID, ledger.first(Trait.CUSTOMER, PAYMENT_METHOD))
			.link(PaymentMethodFields.CUSTOMER,
					ledger.value(Trait.CUSTOMER, PAYMENT_METHOD)
						.map(PaymentProjection::customerKey)
						.filter(view::exists))
			.flag(PaymentMethodFields.DETACHED, ledger.first(Trait.DETACHED, PAYMENT_METHOD))
			.flag(PaymentMethodFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, PAYMENT_METHOD));
	}

}

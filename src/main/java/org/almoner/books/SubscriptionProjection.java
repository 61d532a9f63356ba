package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.SUBSCRIPTION;

/** A recurring gift at the gateway. */
final class SubscriptionProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.SUBSCRIPTION;
	}

	@Override
	public List<Field> fields() {
		return SubscriptionFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	static RecordKey keyOf(Register id) {
		return new RecordKey(RecordKind.SUBSCRIPTION, id.text());
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Page page = new Page(view.zone(), newest);
		Optional<Register> status = ledger.first(Trait.STATUS, SUBSCRIPTION);
		page.show(SubscriptionFields.SUBSCRIPTION_ID, key.id())
			.show(SubscriptionFields.STATUS,
					status.map((register) -> SubscriptionStatus.valueOf(register.text()).label()), status)
			.show(SubscriptionFields.AMOUNT, ledger.first(Trait.AMOUNT, SUBSCRIPTION))
			.show(SubscriptionFields.CURRENCY, ledger.first(Trait.CURRENCY, SUBSCRIPTION))
			.show(SubscriptionFields.INTERVAL, ledger.first(Trait.INTERVAL, SUBSCRIPTION))
			.show(SubscriptionFields.INTERVAL_COUNT, ledger.first(Trait.INTERVAL_COUNT, SUBSCRIPTION))
			.flag(SubscriptionFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, SUBSCRIPTION));
		dates(page, ledger);
		links(page, view, ledger);
		return page;
	}

	private void dates(Page page, Ledger ledger) {
		page.show(SubscriptionFields.STARTED_AT, ledger.first(Trait.STARTED, SUBSCRIPTION))
			.show(SubscriptionFields.CURRENT_PERIOD_END, ledger.first(Trait.PERIOD_END, SUBSCRIPTION))
			.flag(SubscriptionFields.CANCEL_AT_PERIOD_END, ledger.first(Trait.CANCEL_AT_PERIOD_END, SUBSCRIPTION))
			.show(SubscriptionFields.CANCELED_AT, ledger.first(Trait.CANCELED_AT, SUBSCRIPTION))
			.show(SubscriptionFields.ENDED_AT, ledger.first(Trait.ENDED_AT, SUBSCRIPTION));
	}

	private void links(Page page, View view, Ledger ledger) {
		page.show(SubscriptionFields.CUSTOMER_ID, ledger.first(Trait.CUSTOMER, SUBSCRIPTION))
			.show(SubscriptionFields.PRODUCT_ID, ledger.first(Trait.PRODUCT, SUBSCRIPTION))
			.link(SubscriptionFields.CUSTOMER,
					ledger.value(Trait.CUSTOMER, SUBSCRIPTION).map(PaymentProjection::customerKey).filter(view::exists))
			.link(SubscriptionFields.PRODUCT,
					ledger.value(Trait.PRODUCT, SUBSCRIPTION)
						.map((id) -> new RecordKey(RecordKind.PRODUCT, id))
						.filter(view::exists));
	}

}

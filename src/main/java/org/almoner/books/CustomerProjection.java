package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.CUSTOMER;

/** A customer at the gateway. */
final class CustomerProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.CUSTOMER;
	}

	@Override
	public List<Field> fields() {
		return CustomerFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		return new Page(view.zone(), newest)
			.show(CustomerFields.NAME, name(key, ledger), ledger.first(Trait.NAME, CUSTOMER))
			.show(CustomerFields.CUSTOMER_ID, key.id())
			.show(CustomerFields.EMAIL, ledger.first(Trait.EMAIL, CUSTOMER))
			.show(CustomerFields.PHONE, ledger.first(Trait.PHONE, CUSTOMER))
			.flag(CustomerFields.DELETED, ledger.first(Trait.DELETED, CUSTOMER))
			.flag(CustomerFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, CUSTOMER));
	}

	/** A Name can't be empty in Salesforce. */
	private Optional<String> name(RecordKey key, Ledger ledger) {
		return ledger.value(Trait.NAME, CUSTOMER)
			.filter((name) -> !name.isBlank())
			.or(() -> ledger.value(Trait.EMAIL, CUSTOMER))
			.or(() -> Optional.of(key.id()));
	}

}

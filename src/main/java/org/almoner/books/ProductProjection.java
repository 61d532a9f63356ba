package org.almoner.books;

import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.PRODUCT;

/** Something that can be given to. */
final class ProductProjection implements Projection {

	@Override
	public RecordKind kind() {
		return RecordKind.PRODUCT;
	}

	@Override
	public List<Field> fields() {
		return ProductFields.ALL;
	}

	@Override
	public Optional<Page> project(RecordKey key, View view) {
		Ledger ledger = view.ledger(key);
		return ledger.newest().map((newest) -> page(key, view, ledger, newest));
	}

	private Page page(RecordKey key, View view, Ledger ledger, Stamp newest) {
		Optional<Register> name = ledger.first(Trait.NAME, PRODUCT);
		return new Page(view.zone(), newest)
			.show(ProductFields.NAME, name.map(Register::text).or(() -> Optional.of(key.id())), name)
			.show(ProductFields.PRODUCT_ID, key.id())
			.show(ProductFields.DESCRIPTION, ledger.first(Trait.DESCRIPTION, PRODUCT))
			.flag(ProductFields.ACTIVE, ledger.first(Trait.ACTIVE, PRODUCT))
			.flag(ProductFields.DELETED, ledger.first(Trait.DELETED, PRODUCT))
			.flag(ProductFields.LIVE_MODE, ledger.first(Trait.LIVE_MODE, PRODUCT));
	}

}

package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * Something that can be given to.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/products/object">docs.stripe.com/api/products</a>
 */
final class ProductReader implements ObjectReader {

	@Override
	public List<Fact> read(Snapshot product, EventContext event) {
		boolean deleted = event.type().equals("product.deleted");
		Traits traits = new Traits(product).text(Trait.NAME, "name")
			.text(Trait.DESCRIPTION, "description")
			.flag(Trait.ACTIVE, "active")
			.flag(Trait.LIVE_MODE, "livemode");
		if (deleted) {
			traits.put(Trait.DELETED, "true");
		}
		int order = deleted ? 2 : (event.type().equals("product.created") ? 0 : 1);
		return List
			.of(event.fact(RecordKind.PRODUCT, product.id("id").orElseThrow(), Source.PRODUCT, order, traits.said()));
	}

}

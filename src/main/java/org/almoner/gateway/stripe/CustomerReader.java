package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A customer.
 *
 * @see <a href=
 * "https://docs.stripe.com/api/customers/object">docs.stripe.com/api/customers</a>
 */
final class CustomerReader implements ObjectReader {

	@Override
	public List<Fact> read(Snapshot customer, EventContext event) {
		Traits traits = new Traits(customer).text(Trait.NAME, "name")
			.text(Trait.EMAIL, "email")
			.text(Trait.PHONE, "phone")
			.flag(Trait.LIVE_MODE, "livemode");
		if (isDeleted(event)) {
			traits.put(Trait.DELETED, "true");
		}
		return List.of(event.fact(RecordKind.CUSTOMER, customer.id("id").orElseThrow(), Source.CUSTOMER, order(event),
				traits.said()));
	}

	private boolean isDeleted(EventContext event) {
		return event.type().equals("customer.deleted");
	}

	/** Created before updated before deleted, within one second. */
	private int order(EventContext event) {
		return isDeleted(event) ? 2 : (event.type().equals("customer.created") ? 0 : 1);
	}

}

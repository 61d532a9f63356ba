package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A donor's card or bank account. The event that detaches it names no customer any more,
 * which says nothing.
 *
 * @see <a href="https://docs.stripe.com/api/payment_methods/object">
 * docs.stripe.com/api/payment_methods</a>
 */
final class PaymentMethodReader implements ObjectReader {

	@Override
	public List<Fact> read(Snapshot method, EventContext event) {
		boolean detached = event.type().equals("payment_method.detached");
		Traits traits = new Traits(method).put(Trait.DETACHED, Boolean.toString(detached))
			.flag(Trait.LIVE_MODE, "livemode");
		method.id("customer").ifPresent((customer) -> traits.put(Trait.CUSTOMER, customer));
		method.text("type").ifPresent((type) -> means(traits, type));
		return List.of(event.fact(RecordKind.PAYMENT_METHOD, method.id("id").orElseThrow(), Source.PAYMENT_METHOD,
				order(event, detached), traits.said()));
	}

	private void means(Traits traits, String type) {
		traits.put(Trait.METHOD, type)
			.text(Trait.CARD_BRAND, type + ".brand")
			.text(Trait.LAST4, type + ".last4")
			.number(Trait.EXPIRY_MONTH, type + ".exp_month")
			.number(Trait.EXPIRY_YEAR, type + ".exp_year")
			.text(Trait.BANK_NAME, type + ".bank_name");
	}

	/** Attached before changed before detached, within one second. */
	private int order(EventContext event, boolean detached) {
		return detached ? 2 : (event.type().equals("payment_method.attached") ? 0 : 1);
	}

}

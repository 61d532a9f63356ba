package org.almoner.gateway.stripe;

import java.util.List;
import java.util.Optional;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A checkout session: once paid it tells of the gift of its payment intent, and what the
 * donor typed into the charity's own fields. An unpaid one says nothing yet: the same is
 * said again when it is paid.
 *
 * @see <a href="https://docs.stripe.com/api/checkout/sessions/object">
 * docs.stripe.com/api/checkout/sessions</a>
 */
final class CheckoutSessionReader implements ObjectReader {

	@Override
	public List<Fact> read(Snapshot session, EventContext event) {
		Optional<String> intent = session.id("payment_intent");
		if (intent.isEmpty() || session.text("payment_status").filter("paid"::equals).isEmpty()) {
			return List.of();
		}
		Traits traits = new Traits(session).put(Trait.LIVE, "true")
			.id(Trait.INTENT, "payment_intent")
			.minor(Trait.AMOUNT, "currency", "amount_total")
			.currency(Trait.CURRENCY, "currency")
			.moment(Trait.OCCURRED, "created")
			.id(Trait.CUSTOMER, "customer")
			.text(Trait.NAME, "customer_details.name")
			.text(Trait.EMAIL, "customer_details.email", "customer_email")
			.flag(Trait.LIVE_MODE, "livemode");
		Metadata.read(session, "metadata", traits);
		fields(session, traits);
		return List.of(event.fact(RecordKind.GIFT, intent.get(), Source.CHECKOUT, 0, traits.said()));
	}

	/** What the donor typed stands in for metadata that is not there. */
	private void fields(Snapshot session, Traits traits) {
		session.objects("custom_fields")
			.stream()
			.filter((field) -> field.text("key").filter("designation"::equals).isPresent())
			.flatMap((field) -> field.text("text.value", "dropdown.value", "numeric.value").stream())
			.filter((value) -> !value.isBlank() && session.text("metadata.designation").isEmpty())
			.findFirst()
			.ifPresent((value) -> traits.put(Trait.DESIGNATION, value));
	}

}

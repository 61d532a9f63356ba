package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.stripe.Stripe;
import com.stripe.net.StripeResponse;
import org.almoner.account.GatewayAccount;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.ListedEvent;
import org.almoner.gateway.Listing;
import org.almoner.gateway.ObjectSource;
import org.almoner.gateway.Span;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's lists of objects, one after the other, as far as Stripe lists them by the time
 * they were made (payment methods it does not). Each object is put into an event of the
 * type whose reader reads the object's present state. The event's time is that of the
 * asking: the object is shown as of then, so whatever is told of a later moment counts
 * more, and of an earlier one less.
 */
final class StripeObjectSource implements ObjectSource {

	/** A list, and which type of event tells the state of one of its objects. */
	private record Shelf(String name, String query, Function<Snapshot, Optional<String>> type) {

		static Shelf of(String name, String type) {
			return new Shelf(name, "/v1/" + name, (object) -> Optional.of(type));
		}

	}

	/** What others point to comes first. */
	private static final List<Shelf> SHELVES = List.of(Shelf.of("products", "product.updated"),
			Shelf.of("customers", "customer.updated"),
			new Shelf("subscriptions", "/v1/subscriptions?status=all", StripeObjectSource::ofSubscription),
			new Shelf("invoices", "/v1/invoices", StripeObjectSource::ofInvoice),
			new Shelf("payment_intents", "/v1/payment_intents", StripeObjectSource::ofIntent),
			new Shelf("charges", "/v1/charges", StripeObjectSource::ofCharge), Shelf.of("refunds", "refund.updated"),
			Shelf.of("disputes", "charge.dispute.updated"), Shelf.of("payouts", "payout.updated"),
			new Shelf("checkout/sessions", "/v1/checkout/sessions", StripeObjectSource::ofSession));

	private final PatientReads reads;

	private final InstantSource time;

	StripeObjectSource(PatientReads reads, InstantSource time) {
		this.reads = reads;
		this.time = time;
	}

	@Override
	public Listing list(GatewayAccount account, Span span, @Nullable String cursor, String prefix) {
		Place place = Place.of(cursor);
		Shelf shelf = SHELVES.get(place.shelf());
		// before the asking: what changes meanwhile is told by an event of its own
		Instant asked = this.time.instant().truncatedTo(ChronoUnit.SECONDS);
		StripeResponse answer = this.reads.get(StripeEventSource.keyOf(account),
				StripeEventSource.path(shelf.query(), span, place.after()));
		RawList list = RawList.of(answer.body());
		String version = answer.headers().firstValue("Stripe-Version").orElse(Stripe.API_VERSION);
		List<ListedEvent> events = new ArrayList<>();
		String last = null;
		for (String text : list.objects()) {
			Snapshot object = object(text);
			last = object.id("id").orElseThrow(Refusals::unreadable);
			String id = prefix + last.replaceAll("[^A-Za-z0-9_.-]", "-");
			shelf.type()
				.apply(object)
				.map((type) -> event(id, type, asked, version, object, text))
				.ifPresent((event) -> events
					.add(new ListedEvent(StripeEnvelope.open(object(event).json(), Integer.MAX_VALUE, asked), event)));
		}
		return new Listing(events, place.next(list.hasMore() ? last : null));
	}

	private static Snapshot object(String text) {
		try {
			return new Snapshot(StripeEnvelope.parse(text));
		}
		catch (DeliveryRefusedException ex) {
			throw Refusals.unreadable();
		}
	}

	/** The object stays as Stripe wrote it, to the letter. */
	private static String event(String id, String type, Instant at, String version, Snapshot object, String text) {
		return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"" + version.replaceAll("[^\\w.-]", "")
				+ "\",\"created\":" + at.getEpochSecond() + ",\"livemode\":" + object.isTrue("livemode")
				+ ",\"pending_webhooks\":0,\"request\":null,\"type\":\"" + type + "\",\"data\":{\"object\":" + text
				+ "}}";
	}

	private static Optional<String> ofSubscription(Snapshot subscription) {
		return Optional.of(subscription.text("status").filter("canceled"::equals).isPresent()
				? "customer.subscription.deleted" : "customer.subscription.updated");
	}

	/** No event tells of a draft before it is final, so it has no record then. */
	private static Optional<String> ofInvoice(Snapshot invoice) {
		return Optional.of("invoice.updated").filter((type) -> !invoice.text("status").equals(Optional.of("draft")));
	}

	/** An intent that waits for its donor told nothing yet. */
	private static Optional<String> ofIntent(Snapshot intent) {
		return switch (intent.text("status").orElse("")) {
			case "succeeded" -> Optional.of("payment_intent.succeeded");
			case "processing" -> Optional.of("payment_intent.processing");
			case "canceled" -> Optional.of("payment_intent.canceled");
			case "requires_payment_method" ->
				intent.object("last_payment_error").map((error) -> "payment_intent.payment_failed");
			default -> Optional.empty();
		};
	}

	/** A hold that was let go is not a charge that was refunded. */
	private static Optional<String> ofCharge(Snapshot charge) {
		return Optional
			.of((charge.isFalse("captured") && charge.isTrue("refunded")) ? "charge.expired" : "charge.updated");
	}

	private static Optional<String> ofSession(Snapshot session) {
		return session.text("status").filter("complete"::equals).map((status) -> "checkout.session.completed");
	}

	/**
	 * Where a page begins.
	 *
	 * @param shelf which list
	 * @param after the last object of the page before; null for the first page
	 */
	private record Place(int shelf, @Nullable String after) {

		/** A place as text: {@code charges:ch_1}; {@code charges:} for the first page. */
		static Place of(@Nullable String cursor) {
			if (cursor == null) {
				return new Place(0, null);
			}
			int colon = cursor.indexOf(':');
			String name = cursor.substring(0, Math.max(colon, 0));
			int shelf = IntStream.range(0, SHELVES.size())
				.filter((index) -> SHELVES.get(index).name().equals(name))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no list " + name));
			String after = cursor.substring(colon + 1);
			return new Place(shelf, after.isEmpty() ? null : after);
		}

		@Nullable String next(@Nullable String last) {
			if (last != null) {
				return SHELVES.get(this.shelf).name() + ":" + last;
			}
			return (this.shelf + 1 < SHELVES.size()) ? SHELVES.get(this.shelf + 1).name() + ":" : null;
		}

	}

}

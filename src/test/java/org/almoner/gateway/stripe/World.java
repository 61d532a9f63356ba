package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * A small world: a few givers at one charity, and all that Stripe tells of them.
 *
 * @param seed decides everything that is drawn in it
 * @param month the charity's books at Stripe
 * @param events its events, as they happened
 */
record World(long seed, CharityMonth month, List<Told> events) {

	static final ZoneId ZONE = ZoneId.of("Australia/Sydney");

	/** An account in test mode. */
	static final GatewayAccount ACCOUNT = account(true);

	/** An account in live mode. */
	static final GatewayAccount LIVE_ACCOUNT = account(false);

	private static final StripeGateway STRIPE = new StripeGateway((account, facts) -> Enrichment.NONE);

	private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

	/** The world of a seed. */
	static World of(long seed, MonthOptions options) {
		CharityMonth month = CharityMonth.ofStories(seed, 1 + (int) (seed % 3), START, options);
		GatewayAccount account = account(!month.liveMode());
		return new World(seed, month, month.events().stream().map((event) -> read(account, event)).toList());
	}

	private static GatewayAccount account(boolean testMode) {
		return new GatewayAccount(new AccountKey("w".repeat(24)), new RecordId("a01000000000001"), "Charity",
				Provider.STRIPE, null, testMode, GatewayAccount.Status.CONNECTED, ZONE,
				GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Credentials.none());
	}

	private static Told read(GatewayAccount account, StripeEvent event) {
		return new Told(event, switch (STRIPE.read(account, event.id(), event.json())) {
			case Reading.Facts read -> read.facts();
			case Reading.Ignored nothing -> List.of();
		});
	}

	/** All records and registers after events came one by one, in order. */
	static Map<String, Map<String, String>> inOrder(Collection<Told> events) {
		BookShelf shelf = new BookShelf(ZONE);
		events.forEach((one) -> shelf.post(one.facts()));
		return shelf.contents();
	}

	/** The records after deliveries of another manner. */
	static BookShelf after(Collection<Delivery> deliveries) {
		BookShelf shelf = new BookShelf(ZONE);
		deliveries.forEach((delivery) -> delivery.post(shelf));
		return shelf;
	}

	/** The fields of all records, without the registers behind them. */
	static Map<String, Map<String, String>> fields(BookShelf shelf) {
		Map<String, Map<String, String>> fields = shelf.contents();
		fields.values().forEach((record) -> record.keySet().removeIf((field) -> field.startsWith("~")));
		return fields;
	}

	/** What the events say, at once. */
	static List<Fact> facts(Collection<Told> events) {
		List<Fact> facts = new ArrayList<>();
		events.forEach((one) -> facts.addAll(one.facts()));
		return facts;
	}

}

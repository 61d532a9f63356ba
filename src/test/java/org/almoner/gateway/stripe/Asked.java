package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.ApiVersion;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;
import org.jspecify.annotations.Nullable;

/** A month at a Stripe double, and the gateway that reads its events and asks it. */
final class Asked implements AutoCloseable {

	static final ZoneId ZONE = ZoneOffset.UTC;

	static final String KEY = "sk_test_thekeyoftests";

	/**
	 * At the newest version alone, where invoices and payments do not name each other.
	 */
	static final CharityMonth MONTH = IntStream.range(1, 50)
		.mapToObj((seed) -> CharityMonth.generate(seed, 400, Instant.parse("2026-07-01T08:00:00Z"),
				MonthOptions.CORE.atVersions(ApiVersion.NEWEST)))
		.filter((month) -> !failedInstalments(month).isEmpty())
		.findFirst()
		.orElseThrow();

	final StripeDouble stripe = StripeDouble.of(MONTH);

	final HandClock clock = new HandClock(Instant.parse("2026-11-01T00:00:00Z"));

	final StripeGateway gateway;

	Asked() {
		this(usual());
	}

	Asked(StripeProperties.Lookups limits) {
		this.stripe.allow(KEY);
		this.gateway = new StripeGateway(new StripeLookups(new StripeProperties(this.stripe.base().toString(), limits),
				this.clock, this.clock::advance));
	}

	static StripeProperties.Lookups usual() {
		return new StripeProperties.Lookups(400, Duration.ofSeconds(20), 100, 4, Duration.ofSeconds(5),
				Duration.ofSeconds(10));
	}

	static GatewayAccount account(@Nullable String apiKey) {
		Credentials credentials = new Credentials(List.of(), (apiKey != null) ? Secret.of(apiKey) : null);
		return new GatewayAccount(new AccountKey("b".repeat(24)), new RecordId("a01000000000002"), "Charity",
				Provider.STRIPE, null, true, GatewayAccount.Status.CONNECTED, ZONE,
				GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), credentials);
	}

	/** The links of invoices of subscriptions to payments of which every try failed. */
	static List<Doc> failedInstalments(CharityMonth month) {
		return month.objects("invoice_payment")
			.stream()
			.filter((link) -> Optional.ofNullable(link.textOrNull("payment.payment_intent"))
				.map(month.expectations().gifts()::get)
				.filter((gift) -> Set.of("Failed", "Canceled", "Written-Off").contains(gift.status()))
				.isPresent())
			.filter((link) -> Objects.requireNonNull(month.find("invoice", link.text("invoice")))
				.has("parent.subscription_details.subscription"))
			.toList();
	}

	static List<StripeEvent> eventsOf(String... types) {
		return MONTH.events().stream().filter((event) -> List.of(types).contains(event.type())).toList();
	}

	/** What events say, as one batch. */
	List<Fact> read(Collection<StripeEvent> events) {
		return events.stream()
			.map((event) -> this.gateway.read(account(null), event.id(), event.json()))
			.flatMap((reading) -> (reading instanceof Reading.Facts facts) ? facts.facts().stream() : null)
			.toList();
	}

	/** What is asked for a batch of events. */
	List<Fact> ask(Collection<StripeEvent> events) {
		return ask(KEY, events);
	}

	List<Fact> ask(String apiKey, Collection<StripeEvent> events) {
		return enrich(apiKey, events).facts();
	}

	/** What is asked for a batch of events, and what could not be asked. */
	Enrichment enrich(String apiKey, Collection<StripeEvent> events) {
		return this.gateway.enrich(account(apiKey), read(events));
	}

	/** Posts batches of this size as the worker does. */
	BookShelf post(List<StripeEvent> events, int size) {
		BookShelf shelf = new BookShelf(ZONE);
		for (int from = 0; from < events.size(); from += size) {
			List<StripeEvent> batch = events.subList(from, Math.min(events.size(), from + size));
			shelf.post(java.util.stream.Stream.concat(read(batch).stream(), ask(batch).stream()).toList());
		}
		return shelf;
	}

	int requests() {
		return this.stripe.requests().values().stream().mapToInt(Integer::intValue).sum();
	}

	int requests(String shown) {
		return this.stripe.requests().getOrDefault(shown, 0);
	}

	@Override
	public void close() {
		this.stripe.close();
	}

}

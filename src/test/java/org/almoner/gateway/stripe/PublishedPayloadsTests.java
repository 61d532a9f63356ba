package org.almoner.gateway.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Payloads that others published, in many API versions and some of no version at all.
 * {@code -Dfixtures=folder} says where they are.
 */
class PublishedPayloadsTests {

	private static final String SECRET = "whsec_of_a_test";

	private final PublishedPayloads published = PublishedPayloads.find();

	private final StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);

	@BeforeEach
	void theyAreThere() {
		assumeThat(this.published.areThere()).isTrue();
	}

	@Test
	@SuppressWarnings("SystemOut") // a table for whoever wants to see what led to what
	void everyPublishedPayloadIsOpenedReadAndPostedWithoutAnError() {
		Map<String, String> led = new TreeMap<>();
		Map<String, String> wrong = new LinkedHashMap<>();
		this.published.all().forEach((payload) -> {
			try {
				led.merge(payload.type(), ledTo(payload), PublishedPayloadsTests::both);
			}
			catch (RuntimeException | AssertionError ex) {
				wrong.put(payload.toString(), ex.toString());
			}
		});
		led.forEach((type, what) -> System.out.printf(Locale.ROOT, "%-48s %s%n", type, what));
		assertThat(wrong).isEmpty();
		assertThat(led).hasSizeGreaterThan(100);
		assertThat(led.get("charge.succeeded")).isEqualTo("GIFT PAYMENT");
		assertThat(led.get("invoice.paid")).contains("INVOICE");
		assertThat(led.get("payout.paid")).isEqualTo("PAYOUT");
	}

	@Test
	void noPublishedPayloadOfATypeInTheTableIsIgnoredButThoseWhoseObjectHasNoId() {
		EventTypes types = new EventTypes();
		List<PublishedPayloads.Payload> ignored = this.published.all()
			.stream()
			.filter((payload) -> types.find(payload.type()).isPresent())
			.filter((payload) -> read(payload) instanceof Reading.Ignored)
			.toList();
		assertThat(ignored).extracting(PublishedPayloads.Payload::type)
			.as("disputes of 2013 had no id")
			.containsExactlyInAnyOrder("charge.dispute.closed", "charge.dispute.updated");
	}

	@Test
	void allPublishedPayloadsInOneBatchRefuseNothing() {
		List<Fact> facts = new ArrayList<>();
		this.published.all().forEach((payload) -> {
			if (read(payload) instanceof Reading.Facts read) {
				facts.addAll(read.facts());
			}
		});
		BookShelf shelf = new BookShelf(World.ZONE);
		assertThat(shelf.post(facts).refusals()).isEmpty();
		assertThat(shelf.post(facts).changes()).isEmpty();
	}

	private String ledTo(PublishedPayloads.Payload payload) {
		return switch (read(payload)) {
			case Reading.Facts read -> kinds(read.facts());
			case Reading.Ignored nothing -> "ignored: " + nothing.reason();
		};
	}

	private static String both(String one, String other) {
		return one.contains(other) ? one : one + " | " + other;
	}

	private static String kinds(List<Fact> facts) {
		Plan plan = new BookShelf(World.ZONE).post(facts);
		assertThat(plan.refusals()).isEmpty();
		String kinds = plan.changes()
			.stream()
			.map((change) -> change.key().kind().name())
			.distinct()
			.collect(Collectors.joining(" "));
		return kinds.isEmpty() ? "nothing yet" : kinds;
	}

	private Reading read(PublishedPayloads.Payload payload) {
		GatewayAccount account = account(payload.liveMode());
		byte[] body = payload.json().getBytes(StandardCharsets.UTF_8);
		Instant now = Instant.now();
		String signature = org.almoner.sandbox.stripe.StripeSignature.header(body, now.getEpochSecond(),
				List.of(SECRET), false);
		Delivery delivery = new Delivery(body, Map.of("stripe-signature", signature), now);
		String eventId = this.stripe.open(account, delivery).eventId();
		return this.stripe.read(account, eventId, payload.json());
	}

	private static GatewayAccount account(boolean liveMode) {
		Credentials credentials = new Credentials(List.of(new SigningSecret(Secret.of(SECRET), null)), null);
		return new GatewayAccount(new AccountKey("p".repeat(24)), new RecordId("a01000000000001"), "Charity",
				Provider.STRIPE, null, !liveMode, GatewayAccount.Status.CONNECTED, World.ZONE,
				GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), credentials);
	}

}

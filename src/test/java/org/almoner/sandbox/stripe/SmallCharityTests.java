package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import org.almoner.sandbox.stripe.Inbox.Letter;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SmallCharityTests {

	private static final MonthOptions OPTIONS = MonthOptions.EVERYTHING;

	private static final InstantSource CLOCK = InstantSource.system();

	private Inbox inbox;

	private StripeDouble stripe;

	@BeforeEach
	void open() throws IOException {
		this.inbox = new Inbox();
		this.stripe = StripeDouble.start(0, OPTIONS.accountId(), false, CLOCK);
		this.stripe.allow("sk_test_sandbox");
	}

	@AfterEach
	void close() {
		this.stripe.close();
		this.inbox.close();
	}

	private StripeClient client() {
		return StripeClient.builder().setApiKey("sk_test_sandbox").setApiBase(this.stripe.base().toString()).build();
	}

	private String connect(WebhookEndpointCreateParams.EnabledEvent wanted) throws StripeException {
		return client().v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl(this.inbox.url().toString())
				.addEnabledEvent(wanted)
				.build())
			.getSecret();
	}

	@Test
	void aFewEventsComeAtOnceThenMoreAndEachIsSignedAndOfToday() throws Exception {
		String secret = connect(WebhookEndpointCreateParams.EnabledEvent.ALL);
		try (SmallCharity charity = new SmallCharity(this.stripe, OPTIONS, 1, 30, CLOCK)) {
			charity.start(Duration.ofMillis(50));
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> charity.delivered() >= 35);
		}
		long now = Instant.now().getEpochSecond();
		long last = 0;
		for (Letter letter : this.inbox.letters()) {
			long created = Webhook.constructEvent(letter.body(), letter.signature(), secret).getCreated();
			assertThat(created).isBetween(now - 60, now + 60).isGreaterThan(last);
			last = created;
		}
	}

	@Test
	void onlyWhatHasHappenedIsInTheListOfEventsAndOnlyWhatIsWantedIsDelivered() throws Exception {
		connect(WebhookEndpointCreateParams.EnabledEvent.PRODUCT__CREATED);
		try (SmallCharity charity = new SmallCharity(this.stripe, OPTIONS, 1, 30, CLOCK)) {
			charity.start(Duration.ofHours(1));
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> client().v1().events().list().getHasMore() && charity.delivered() == 4);
			int listed = 0;
			for (var event : client().v1().events().list().autoPagingIterable()) {
				assertThat(event.getCreated()).isPositive();
				listed++;
			}
			assertThat(listed).isBetween(4, 30);
		}
		assertThat(this.inbox.letters()).extracting((letter) -> Doc.parse(letter.body()).text("type"))
			.containsOnly("product.created");
	}

	@Test
	void withoutAnEndpointNothingHappens() throws Exception {
		try (SmallCharity charity = new SmallCharity(this.stripe, OPTIONS, 1, 5, CLOCK)) {
			charity.start(Duration.ofMillis(10));
			Awaitility.await()
				.during(Duration.ofMillis(200))
				.atMost(Duration.ofSeconds(2))
				.until(() -> client().v1().events().list().getData().isEmpty());
			connect(WebhookEndpointCreateParams.EnabledEvent.ALL);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> charity.delivered() >= 5);
		}
		assertThat(this.inbox.letters()).isNotEmpty();
	}

}

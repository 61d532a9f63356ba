package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import org.almoner.sandbox.stripe.Inbox.Letter;
import org.almoner.sandbox.stripe.StripePoster.Manner;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StripePosterTests {

	private static final List<StripeEvent> EVENTS = CharityMonth
		.generate(3, 300, Instant.parse("2026-10-01T00:00:00Z"), MonthOptions.EVERYTHING)
		.events()
		.subList(0, 200);

	private static final InstantSource CLOCK = InstantSource.system();

	private Inbox inbox;

	@BeforeEach
	void open() throws IOException {
		this.inbox = new Inbox();
	}

	@AfterEach
	void close() {
		this.inbox.close();
	}

	private StripePoster poster(Manner manner, String... secrets) {
		return new StripePoster(this.inbox.url(), List.of(secrets), manner, CLOCK);
	}

	@Test
	void stripesOwnLibraryAcceptsEverySignature() throws SignatureVerificationException {
		poster(Manner.ORDERLY, "whsec_one").post(EVENTS);
		assertThat(this.inbox.letters()).hasSize(EVENTS.size())
			.anyMatch((letter) -> letter.signature().contains(",v0="));
		for (Letter letter : this.inbox.letters()) {
			Event event = Webhook.constructEvent(letter.body(), letter.signature(), "whsec_one");
			assertThat(event.getId()).startsWith("evt_");
		}
	}

	@Test
	void whileASecretIsRolledEitherOpensADelivery() throws SignatureVerificationException {
		poster(Manner.ORDERLY, "whsec_old", "whsec_new").post(EVENTS.subList(0, 1));
		Letter letter = this.inbox.letters().getFirst();
		for (String secret : List.of("whsec_old", "whsec_new")) {
			assertThat(Webhook.constructEvent(letter.body(), letter.signature(), secret).getId())
				.isEqualTo(EVENTS.getFirst().id());
		}
		assertThatThrownBy(() -> Webhook.constructEvent(letter.body(), letter.signature(), "whsec_other"))
			.isInstanceOf(SignatureVerificationException.class);
		assertThatThrownBy(() -> Webhook.constructEvent(letter.body() + " ", letter.signature(), "whsec_old"))
			.isInstanceOf(SignatureVerificationException.class);
	}

	@Test
	void theSignatureIsTheOneThatStripesLibraryMakes() throws Exception {
		long now = CLOCK.instant().getEpochSecond();
		String expected = Webhook.Util.computeHmacSha256("whsec_one", now + ".{\"é\":1}");
		byte[] body = "{\"é\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
		assertThat(StripeSignature.header(body, now, List.of("whsec_one"), false))
			.isEqualTo("t=" + now + ",v1=" + expected);
	}

	@Test
	void whatIsRefusedIsDeliveredAgain() {
		this.inbox.refuseNext(5);
		PostReport report = poster(new Manner(1, 4, Duration.ofMillis(5), 0, false, 0), "whsec_one")
			.post(EVENTS.subList(0, 20));
		assertThat(report.statuses()).containsEntry(503, 5).containsEntry(200, 19);
		assertThat(report.undelivered()).containsExactly(EVENTS.getFirst().id());
	}

	@Test
	void anUnrulyPosterSendsManyAtOnceSomeTwiceAndInAnyOrderOfItsSeed() {
		PostReport report = poster(Manner.unruly(8, 4), "whsec_one").post(EVENTS);
		assertThat(report.delivered()).hasSize(EVENTS.size());
		assertThat(report.attempts()).isBetween(EVENTS.size() + 5, EVENTS.size() + 50);
		assertThat(this.inbox.letters()).extracting(Letter::body)
			.isNotEqualTo(EVENTS.stream().map(StripeEvent::json).toList())
			.containsAll(EVENTS.stream().map(StripeEvent::json).toList());
		assertThat(this.inbox.mostAtOnce()).isBetween(2, 8);
	}

	@Test
	void nobodyThereIsCountedAndGivenUp() {
		StripePoster poster = new StripePoster(URI.create("http://127.0.0.1:1/webhooks/k1"), List.of("whsec_one"),
				new Manner(2, 2, Duration.ofMillis(1), 0, false, 0), CLOCK);
		PostReport report = poster.post(EVENTS.subList(0, 3));
		assertThat(report.statuses()).containsOnlyKeys(0).containsValue(6);
		assertThat(report.undelivered()).hasSize(3);
	}

}

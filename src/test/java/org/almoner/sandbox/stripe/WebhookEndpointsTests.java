package org.almoner.sandbox.stripe;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.almoner.sandbox.stripe.StripePoster.Manner;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The double is as strict about endpoints as Stripe, and delivers to those there are. */
class WebhookEndpointsTests {

	private static final String TEST = "sk_test_sandbox";

	private static final String LIVE = "sk_live_sandbox";

	private static final List<StripeEvent> EVENTS = CharityMonth
		.generate(3, 300, Instant.parse("2026-10-01T00:00:00Z"), MonthOptions.EVERYTHING)
		.events()
		.subList(0, 100);

	private final StripeDouble stripe = StripeDouble.start(0, "acct_1Sandbox", false, InstantSource.system());

	private Inbox inbox;

	@BeforeEach
	void open() throws IOException {
		this.inbox = new Inbox();
		this.stripe.allow(TEST);
		this.stripe.allow(LIVE);
	}

	@AfterEach
	void close() {
		this.stripe.close();
		this.inbox.close();
	}

	private StripeClient client(String key) {
		return StripeClient.builder()
			.setApiKey(key)
			.setApiBase(this.stripe.base().toString())
			.setMaxNetworkRetries(0)
			.build();
	}

	private WebhookEndpoint make(String key, String url, EnabledEvent... events) throws StripeException {
		return client(key).v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder().setUrl(url).addAllEnabledEvent(List.of(events)).build());
	}

	@ParameterizedTest
	@CsvSource({ "sk_live_sandbox, http://a.example/, must begin with",
			"sk_live_sandbox, https://localhost/, publicly accessible", "sk_test_sandbox, a.example/x, explicit scheme",
			"sk_test_sandbox, ftp://a.example/x, publicly accessible" })
	void anAddressThatStripeCouldNotReachIsRefused(String key, String url, String words) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> make(key, url, EnabledEvent.ALL))
			.withMessageContaining(words)
			.satisfies((ex) -> assertThat(ex.getParam()).isEqualTo("url"));
	}

	@ParameterizedTest
	@CsvSource({ "enabled_events[0], charge.invented, enabled_events", "api_version, newest, api_version",
			"secret, whsec_mine, secret", "connect, maybe, connect", "disabled, true, disabled" })
	void aParameterThatStripeDoesNotTakeIsRefused(String name, String value, String param) {
		WebhookEndpointCreateParams params = WebhookEndpointCreateParams.builder()
			.setUrl("https://a.example/")
			.putExtraParam("enabled_events[1]", "charge.succeeded")
			.putExtraParam(name, value)
			.build();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> client(TEST).v1().webhookEndpoints().create(params))
			.satisfies((ex) -> assertThat(ex.getParam()).startsWith(param));
	}

	@Test
	void anEndpointOfTheOtherModeIsNotThere() throws StripeException {
		String id = make(LIVE, "https://a.example/", EnabledEvent.ALL).getId();
		assertThat(client(TEST).v1().webhookEndpoints().list().getData()).isEmpty();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> client(TEST).v1().webhookEndpoints().delete(id))
			.withMessageContaining("a similar object exists in live mode");
		assertThat(this.stripe.destinations()).isEmpty();
	}

	@Test
	void theLimitIsOfEachMode() throws StripeException {
		for (int i = 0; i < 16; i++) {
			make(TEST, "https://a.example/" + i, EnabledEvent.ALL);
		}
		make(LIVE, "https://a.example/", EnabledEvent.ALL);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> make(TEST, "https://a.example/17", EnabledEvent.ALL))
			.withMessageContaining("maximum of 16 test webhook endpoints");
		int seen = 0;
		for (WebhookEndpoint endpoint : client(TEST).v1()
			.webhookEndpoints()
			.list(WebhookEndpointListParams.builder().setLimit(7L).build())
			.autoPagingIterable()) {
			assertThat(endpoint.getSecret()).isNull();
			seen++;
		}
		assertThat(seen).isEqualTo(16);
	}

	@Test
	void anEmptyValueTakesAKeyOfTheMetadataAway() throws StripeException {
		String id = make(TEST, "https://a.example/", EnabledEvent.ALL).getId();
		var endpoints = client(TEST).v1().webhookEndpoints();
		endpoints.update(id, WebhookEndpointUpdateParams.builder().putMetadata("a.b", "1").build());
		assertThat(endpoints.retrieve(id).getMetadata()).isEqualTo(Map.of("a.b", "1"));
		endpoints.update(id, WebhookEndpointUpdateParams.builder().putMetadata("a.b", "").build());
		assertThat(endpoints.retrieve(id).getMetadata()).isEmpty();
	}

	@Test
	void eachEnabledEndpointGetsWhatItAsksForSignedWithItsOwnSecret() throws Exception {
		WebhookEndpoint all = make(TEST, this.inbox.url() + "/all", EnabledEvent.ALL);
		WebhookEndpoint products = make(TEST, this.inbox.url() + "/products", EnabledEvent.PRODUCT__CREATED);
		WebhookEndpoint off = make(TEST, this.inbox.url() + "/off", EnabledEvent.ALL);
		client(TEST).v1()
			.webhookEndpoints()
			.update(off.getId(), WebhookEndpointUpdateParams.builder().setDisabled(true).build());
		Map<String, PostReport> reports = this.stripe.happen(EVENTS, Manner.ORDERLY);
		assertThat(reports).containsOnlyKeys(all.getId(), products.getId());
		assertThat(reports.values()).extracting((report) -> report.delivered().size()).contains(EVENTS.size());
		List<StripeEvent> wanted = EVENTS.stream().filter((event) -> event.type().equals("product.created")).toList();
		assertThat(wanted).isNotEmpty();
		List<Inbox.Letter> letters = this.inbox.letters();
		assertThat(letters).hasSize(EVENTS.size() + wanted.size());
		long ofProducts = letters.stream().filter((letter) -> isSigned(letter, products.getSecret())).count();
		assertThat(ofProducts).isEqualTo(wanted.size());
		assertThat(letters.stream().filter((letter) -> isSigned(letter, all.getSecret()))).hasSize(EVENTS.size());
	}

	private static boolean isSigned(Inbox.Letter letter, String secret) {
		try {
			return Webhook.Signature.verifyHeader(letter.body(), letter.signature(), secret, 300);
		}
		catch (StripeException ex) {
			return false;
		}
	}

	@Test
	void whileASecretIsRolledBothSignAndThenTheNewOneAlone() throws Exception {
		WebhookEndpoint endpoint = make(TEST, this.inbox.url().toString(), EnabledEvent.ALL);
		String fresh = this.stripe.rollSecret(endpoint.getId());
		this.stripe.happen(EVENTS.subList(0, 1), Manner.ORDERLY);
		this.stripe.expireOldSecret(endpoint.getId());
		this.stripe.happen(EVENTS.subList(1, 2), Manner.ORDERLY);
		assertThat(this.inbox.letters()).satisfiesExactly((during) -> {
			assertThat(isSigned(during, endpoint.getSecret())).isTrue();
			assertThat(isSigned(during, fresh)).isTrue();
		}, (after) -> {
			assertThat(isSigned(after, endpoint.getSecret())).isFalse();
			assertThat(isSigned(after, fresh)).isTrue();
		});
	}

}

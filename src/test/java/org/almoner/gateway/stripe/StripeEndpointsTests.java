package org.almoner.gateway.stripe;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import org.almoner.account.AccountKey;
import org.almoner.account.Secret;
import org.almoner.gateway.EndpointOrder;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.MadeEndpoint;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.sandbox.stripe.StripeDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Endpoints of a Stripe account, over the wire. */
class StripeEndpointsTests {

	private static final Secret KEY = Secret.of("sk_test_thekeyofendpoints");

	private static final Secret LIVE = Secret.of("sk_live_thekeyofendpoints");

	private static final AccountKey ACCOUNT = new AccountKey("k".repeat(24));

	private static final EndpointOrder ORDER = order("https://gifts.example.org/webhooks/" + ACCOUNT);

	private final StripeDouble stripe = StripeDouble.start(0, "acct_1Endpoints", false, InstantSource.system());

	private final StripeEndpoints endpoints = endpoints(Duration.ofSeconds(5));

	private StripeEndpoints endpoints(Duration patience) {
		StripeProperties.Lookups limits = new StripeProperties.Lookups(10, Duration.ofSeconds(5), 20, 4,
				Duration.ofSeconds(1), patience);
		return new StripeEndpoints(new EventTypes().subscribed(),
				new StripeProperties(this.stripe.base().toString(), limits));
	}

	private static EndpointOrder order(String url) {
		return new EndpointOrder(URI.create(url), ACCOUNT);
	}

	@BeforeEach
	void allow() {
		this.stripe.allow(KEY.reveal());
		this.stripe.allow(LIVE.reveal());
	}

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void anEndpointIsMadeByTheTermsAndTellsWhoseItIs() {
		EndpointTerms terms = this.endpoints.terms();
		MadeEndpoint made = this.endpoints.make(KEY, ORDER, "connect-1");
		RemoteEndpoint endpoint = made.endpoint();
		assertThat(made.signingSecret().reveal()).isEqualTo(this.stripe.secretOf(endpoint.id()));
		assertThat(endpoint.url()).isEqualTo(ORDER.url().toString());
		assertThat(endpoint.events()).isEqualTo(terms.events()).contains("charge.succeeded", "payout.paid");
		assertThat(endpoint.apiVersion()).isEqualTo(terms.apiVersion()).isEqualTo(Stripe.API_VERSION);
		assertThat(endpoint.account()).isEqualTo(ACCOUNT.value());
		assertThat(endpoint.enabled()).isTrue();
		assertThat(endpoint.live()).isFalse();
		assertThat(endpoint.ofConnectedAccounts()).isFalse();
		assertThat(this.endpoints.list(KEY)).containsExactly(endpoint);
	}

	@Test
	void theSameIntentionMakesOneEndpointHoweverOftenItIsAsked() {
		MadeEndpoint first = this.endpoints.make(KEY, ORDER, "connect-1");
		MadeEndpoint again = this.endpoints.make(KEY, ORDER, "connect-1");
		assertThat(again.endpoint()).isEqualTo(first.endpoint());
		assertThat(again.signingSecret()).isEqualTo(first.signingSecret());
		assertThat(this.endpoints.list(KEY)).hasSize(1);
	}

	@Test
	void anAnswerThatWasLostOnItsWayLeavesNoSecondEndpoint() {
		this.stripe.faults().loseAnswers(1);
		MadeEndpoint made = this.endpoints.make(KEY, ORDER, "connect-1");
		assertThat(this.stripe.requests()).containsEntry("POST /v1/webhook_endpoints", 2);
		assertThat(this.endpoints.list(KEY)).containsExactly(made.endpoint());
	}

	@Test
	void anIntentionRepeatedAfterItsEndpointWasDeletedMakesANewOne() {
		for (int round = 0; round < 3; round++) {
			MadeEndpoint made = this.endpoints.make(KEY, ORDER, "connect-1");
			assertThat(this.endpoints.make(KEY, ORDER, "connect-1").signingSecret()).isEqualTo(made.signingSecret());
			assertThat(this.endpoints.list(KEY)).containsExactly(made.endpoint());
			this.endpoints.delete(KEY, made.endpoint().id());
		}
	}

	@Test
	void oneIntentionOfManyAtOnceEndsWithOneEndpoint() throws Exception {
		List<Callable<String>> admins = Collections.nCopies(8,
				() -> this.endpoints.make(KEY, ORDER, "connect-1").endpoint().id());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Set<String> ids = new HashSet<>();
			for (Future<String> made : threads.invokeAll(admins)) {
				ids.add(made.get());
			}
			assertThat(this.endpoints.list(KEY)).extracting(RemoteEndpoint::id).containsExactlyElementsOf(ids);
		}
	}

	@Test
	void oneIntentionForTwoAddressesIsRefusedInWords() {
		this.endpoints.make(KEY, ORDER, "connect-1");
		refused(() -> this.endpoints.make(KEY, order("https://elsewhere.example.org/webhooks/x"), "connect-1"),
				Kind.REFUSED, "for another address");
	}

	@Test
	void aMendedEndpointHasItsAddressItsEventsAndIsOn() throws StripeException {
		String id = foreign("https://old.example.org/hook", EnabledEvent.PAYOUT__PAID);
		this.endpoints.switchOff(KEY, id);
		assertThat(this.endpoints.list(KEY)).noneMatch(RemoteEndpoint::enabled);
		RemoteEndpoint mended = this.endpoints.mend(KEY, id, ORDER);
		assertThat(mended.id()).isEqualTo(id);
		assertThat(mended.enabled()).isTrue();
		assertThat(mended.url()).isEqualTo(ORDER.url().toString());
		assertThat(mended.events()).isEqualTo(this.endpoints.terms().events());
		assertThat(mended.account()).isEqualTo(ACCOUNT.value());
	}

	@Test
	void whatIsGoneIsOffAndDeleted() {
		String id = this.endpoints.make(KEY, ORDER, "connect-1").endpoint().id();
		this.endpoints.delete(KEY, id);
		assertThat(this.endpoints.list(KEY)).isEmpty();
		this.endpoints.delete(KEY, id);
		this.endpoints.switchOff(KEY, id);
		refused(() -> this.endpoints.mend(KEY, id, ORDER), Kind.REFUSED, "no such thing");
	}

	@Test
	void foreignEndpointsAreListedAsTheyAreWhateverTheirVersion() throws StripeException {
		client(KEY).v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl("https://other.example.org/")
				.addEnabledEvent(EnabledEvent.ALL)
				.putExtraParam("api_version", "2031-01-01.zinnia")
				.setConnect(true)
				.build());
		foreign("https://another.example.org/", EnabledEvent.PAYOUT__PAID);
		assertThat(this.endpoints.list(KEY)).satisfiesExactly((plain) -> {
			assertThat(plain.apiVersion()).isNull();
			assertThat(plain.account()).isNull();
			assertThat(plain.ofConnectedAccounts()).isFalse();
		}, (platform) -> {
			assertThat(platform.apiVersion()).isEqualTo("2031-01-01.zinnia");
			assertThat(platform.events()).containsExactly("*");
			assertThat(platform.ofConnectedAccounts()).isTrue();
		});
	}

	@Test
	void theSeventeenthEndpointIsRefusedInWords() throws StripeException {
		for (int i = 0; i < 16; i++) {
			foreign("https://other.example.org/" + i, EnabledEvent.ALL);
		}
		assertThat(this.endpoints.list(KEY)).hasSize(16);
		refused(() -> this.endpoints.make(KEY, ORDER, "connect-1"), Kind.TOO_MANY_ENDPOINTS, "Delete one");
	}

	@Test
	void aLiveEndpointMustBeReachedByHttps() {
		refused(() -> this.endpoints.make(LIVE, order("http://gifts.example.org/webhooks/x"), "connect-1"),
				Kind.REFUSED, "must begin with https://");
		assertThat(this.endpoints.make(LIVE, ORDER, "connect-1").endpoint().live()).isTrue();
	}

	@Test
	void aKeySeesTheEndpointsOfItsOwnModeOnly() {
		String test = this.endpoints.make(KEY, ORDER, "connect-1").endpoint().id();
		String live = this.endpoints.make(LIVE, ORDER, "connect-1").endpoint().id();
		assertThat(this.endpoints.list(KEY)).extracting(RemoteEndpoint::id).containsExactly(test);
		assertThat(this.endpoints.list(LIVE)).extracting(RemoteEndpoint::id).containsExactly(live);
	}

	@Test
	void aKeyThatWasRevokedIsRefused() {
		this.stripe.revoke(KEY.reveal());
		refused(() -> this.endpoints.list(KEY), Kind.KEY_REFUSED, "rolled or has expired");
		refused(() -> this.endpoints.tryKey(KEY), Kind.KEY_REFUSED, "rolled or has expired");
	}

	@Test
	void aKeyThatMayOnlyReadIsToldWhatItLacks() {
		Secret narrow = Secret.of("rk_test_mayonlyread");
		this.stripe.allow(narrow.reveal(), Set.of("rak_webhook_read"));
		assertThat(this.endpoints.list(narrow)).isEmpty();
		refused(() -> this.endpoints.make(narrow, ORDER, "connect-1"), Kind.PERMISSION_MISSING,
				"Webhook Endpoints: Write");
	}

	@Test
	void aStripeThatIsAwayBusyOrSlowMayAnswerLater() {
		this.stripe.faults().failNext(2, 503);
		refused(() -> this.endpoints.list(KEY), Kind.UNAVAILABLE, "503");
		this.stripe.faults().limitNext(1, Duration.ofSeconds(9));
		refused(() -> this.endpoints.list(KEY), Kind.UNAVAILABLE, "busy");
		this.stripe.faults().slowDown(Duration.ofMillis(600));
		refused(() -> endpoints(Duration.ofMillis(100)).list(KEY), Kind.UNAVAILABLE, "too long");
		this.stripe.faults().slowDown(Duration.ZERO);
		assertThat(this.endpoints.list(KEY)).isEmpty();
	}

	private static void refused(ThrowingCallable call, Kind kind, String words) {
		assertThatExceptionOfType(GatewayException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.kind()).isEqualTo(kind);
			assertThat(ex).hasMessageContaining(words).hasNoCause();
			assertThat(ex.getMessage()).doesNotContain("_test_", "_live_", "acct_", "***");
		});
	}

	private String foreign(String url, EnabledEvent event) throws StripeException {
		return client(KEY).v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder().setUrl(url).addAllEnabledEvent(List.of(event)).build())
			.getId();
	}

	private StripeClient client(Secret key) {
		return StripeClient.builder().setApiKey(key.reveal()).setApiBase(this.stripe.base().toString()).build();
	}

}

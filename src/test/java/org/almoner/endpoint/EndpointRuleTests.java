package org.almoner.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.almoner.account.AccountException;
import org.almoner.account.AccountsOf;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.event.EventTallies;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.RemoteEndpoint;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.FakeEndpoints;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointRuleTests {

	private static final String SECRET_KEY = "another secret key, which is long enough";

	private final Bench bench = new Bench();

	@Test
	void anApiKeyAloneMakesTheOneEndpointAndItIsHealthy() {
		GatewayAccount account = this.bench.connected();
		assertThat(account.status()).isEqualTo(Status.CONNECTED);
		assertThat(account.endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
		assertThat(account.providerAccountId()).isEqualTo("acct1");
		RemoteEndpoint remote = this.bench.remote().getFirst();
		assertThat(remote.id()).isEqualTo(account.endpoint().id());
		assertThat(remote.url()).isEqualTo("https://gifts.example.org/webhooks/" + account.key());
		assertThat(this.bench.accounts.active(account.key()).credentials().current().orElseThrow().secret().reveal())
			.isEqualTo("whsec_of_" + remote.id());
	}

	@Test
	void toConnectAgainChangesNothingAtTheGateway() {
		GatewayAccount account = this.bench.connected();
		this.bench.endpoints.connect(account.key(), Bench.BASE, Bench.KEY, null);
		assertThat(this.bench.remote()).extracting(RemoteEndpoint::id).containsExactly(account.endpoint().id());
	}

	@Test
	void aSecondAccountForTheMerchantIsTakenBeforeAnythingIsMade() {
		GatewayAccount first = this.bench.connected();
		GatewayAccount second = this.bench.draft("Other");
		assertThatExceptionOfType(AccountException.Taken.class)
			.isThrownBy(() -> this.bench.endpoints.connect(second.key(), Bench.BASE, Bench.KEY, null))
			.withMessageContaining(first.key().value());
		assertThat(this.bench.stripe.calls()).filteredOn("make"::equals).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rk_live_acct1", "rk_test_acct1-poor", "rk_test_acct1-blind" })
	void aKeyThatWillNotDoIsRefusedBeforeAnythingIsMade(String key) {
		GatewayAccount draft = this.bench.draft();
		assertThatExceptionOfType(EndpointException.class)
			.isThrownBy(() -> this.bench.endpoints.connect(draft.key(), Bench.BASE, Secret.of(key), null))
			.matches((ex) -> ex.kind() == EndpointException.Kind.KEY);
		assertThat(this.bench.stripe.calls()).doesNotContain("make");
		assertThat(this.bench.now(draft).status()).isEqualTo(Status.DRAFT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://alias.example/webhooks/%s", "https://GIFTS.example.org/webhooks/%s/",
			"http://gifts.example.org:8080/webhooks/zzzzzzzzzzzzzzzzzzzzzzzz" })
	void aForeignEndpointThatLeadsHereIsRefusedAndShown(String url) {
		GatewayAccount draft = this.bench.draft();
		this.bench.dashboard("we_foreign", url.formatted(draft.key()));
		assertThatExceptionOfType(EndpointException.class)
			.isThrownBy(() -> this.bench.endpoints.connect(draft.key(), Bench.BASE, Bench.KEY, null))
			.withMessageContaining("we_foreign")
			.matches((ex) -> ex.kind() == EndpointException.Kind.CONFLICT);
		assertThat(this.bench.remote()).hasSize(1);
	}

	@Test
	void endpointsThatLeadElsewhereAreLeftAlone() {
		this.bench.dashboard("we_shop", "https://shop.example.org/stripe");
		assertThat(this.bench.connected().endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
		assertThat(this.bench.remote()).hasSize(2);
	}

	@Test
	void anEndpointWhoseSecretCouldNotBeStoredIsDeletedAgain() {
		GatewayAccount draft = this.bench.draft();
		this.bench.salesforce.onRow((row) -> row.text("Webhook_Endpoint_Id__c").isPresent()
				? java.util.Optional.of(InMemorySalesforce.refusal(FailureKind.INVALID, "X"))
				: java.util.Optional.empty());
		assertThatExceptionOfType(org.almoner.salesforce.SalesforceException.class)
			.isThrownBy(() -> this.bench.endpoints.connect(draft.key(), Bench.BASE, Bench.KEY, null));
		assertThat(this.bench.remote()).isEmpty();
	}

	@Test
	void aDisabledAccountIsConnectedAgainWithAnEndpointOfWhichTheSecretIsKnown() {
		GatewayAccount account = this.bench.connected();
		GatewayAccount disabled = this.bench.endpoints.disable(account.key());
		assertThat(disabled.status()).isEqualTo(Status.DISABLED);
		assertThat(disabled.credentials().signingSecrets()).isEmpty();
		assertThat(this.bench.remote().getFirst().enabled()).isFalse();
		GatewayAccount again = this.bench.endpoints.connect(account.key(), Bench.BASE, Bench.KEY, null);
		assertThat(this.bench.remote()).extracting(RemoteEndpoint::id).containsExactly(again.endpoint().id());
		assertThat(again.endpoint().id()).isNotEqualTo(account.endpoint().id());
	}

	@Test
	void disablingGoesThroughWhileTheGatewayIsAwayAndSaysWhatIsLeft() {
		GatewayAccount account = this.bench.connected();
		this.bench.stripe.fail(GatewayException.Kind.UNAVAILABLE);
		GatewayAccount disabled = this.bench.endpoints.disable(account.key());
		assertThat(disabled.status()).isEqualTo(Status.DISABLED);
		assertThat(disabled.endpoint().detail()).contains("could not be switched off", account.endpoint().id());
	}

	@Test
	void aSigningSecretAloneIsActiveAtOnceAndSaysThatTheGuardIsOff() {
		GatewayAccount account = this.bench.byHand("whsec_hand", null);
		assertThat(this.bench.accounts.active(account.key()).endpoint().detail()).contains("guard", "off");
		assertThatExceptionOfType(EndpointException.class).isThrownBy(() -> this.bench.byHand("whsec_hand", null))
			.withMessageContaining(account.key().value());
	}

	@Test
	void everyKindOfDriftIsFoundAndRepaired() {
		GatewayAccount account = this.bench.connected();
		Set<String> events = FakeEndpoints.TERMS.events();
		String version = FakeEndpoints.TERMS.apiVersion();
		this.bench.change(account, false, events, version);
		assertRepairs(account, EndpointHealth.DISABLED);
		this.bench.change(account, true, Set.of("charge.succeeded"), version);
		assertRepairs(account, EndpointHealth.WRONG_EVENTS);
		this.bench.change(account, true, Set.of("*"), version);
		assertRepairs(account, EndpointHealth.WRONG_EVENTS);
		this.bench.dashboard("we_double", account.endpoint().url() + "/");
		assertRepairs(account, EndpointHealth.DUPLICATE);
		this.bench.stripe.remove(String.valueOf(account.endpoint().id()));
		assertRepairs(account, EndpointHealth.MISSING);
		this.bench.change(this.bench.now(account), true, events, "2020-08-27");
		assertRepairs(account, EndpointHealth.WRONG_VERSION);
	}

	private void assertRepairs(GatewayAccount account, EndpointHealth health) {
		assertThat(this.bench.endpoints.check(account.key()).health()).isEqualTo(health);
		assertThat(this.bench.now(account).status()).isEqualTo(Status.ATTENTION);
		List<RemoteEndpoint> before = this.bench.remote();
		Repair dry = this.bench.endpoints.repair(account.key(), true);
		assertThat(dry.steps()).isNotEmpty();
		assertThat(this.bench.remote()).isEqualTo(before);
		Repair repair = this.bench.endpoints.repair(account.key(), false);
		assertThat(repair.steps()).isEqualTo(dry.steps());
		assertThat(repair.after().health()).isEqualTo(EndpointHealth.HEALTHY);
		assertThat(this.bench.now(account).status()).isEqualTo(Status.CONNECTED);
	}

	@Test
	void whatChangedIsLoggedAndToldOnce() {
		GatewayAccount account = this.bench.connected();
		int told = this.bench.changes.size();
		this.bench.stripe.fail(GatewayException.Kind.UNAVAILABLE);
		this.bench.endpoints.check(account.key());
		this.bench.endpoints.check(account.key());
		assertThat(this.bench.changes).hasSize(told + 1);
		assertThat(this.bench.changes.getLast().now()).isEqualTo(EndpointHealth.UNREACHABLE);
		assertThat(this.bench.log().toString()).contains("endpoint-unreachable");
	}

	@Test
	void aRepairOfAnEndpointMadeByHandSaysWhatToDoAndTouchesNothing() {
		GatewayAccount account = this.bench.byHand("whsec_hand", Bench.KEY);
		this.bench.dashboard("we_1", String.valueOf(account.endpoint().url()));
		this.bench.dashboard("we_2", account.endpoint().url() + "/");
		assertThat(this.bench.endpoints.check(account.key()).health()).isEqualTo(EndpointHealth.DUPLICATE);
		Repair repair = this.bench.endpoints.repair(account.key(), false);
		assertThat(repair.done()).isFalse();
		assertThat(repair.steps()).singleElement().asString().contains("by hand", "we_2");
		assertThat(this.bench.remote()).hasSize(2);
	}

	@Test
	void aRotationKeepsBothUntilTheNewOneHasDelivered() {
		GatewayAccount account = this.bench.connected();
		GatewayAccount rotated = this.bench.endpoints.rotate(account.key(), null);
		assertThat(rotated.credentials().signingSecrets()).hasSize(2);
		assertThat(this.bench.remote()).hasSize(2);
		assertThat(this.bench.endpoints.check(account.key()).health()).isEqualTo(EndpointHealth.HEALTHY);
		this.bench.pass.run();
		assertThat(this.bench.remote()).hasSize(2);
		this.bench.accounts.prove(account.key(), String.valueOf(rotated.endpoint().id()));
		this.bench.pass.run();
		assertThat(this.bench.remote()).extracting(RemoteEndpoint::id).containsExactly(rotated.endpoint().id());
		this.bench.clock.advance(Duration.ofHours(1));
		this.bench.pass.run();
		assertThat(this.bench.now(account).credentials().signingSecrets()).hasSize(1);
	}

	@Test
	void aRotationEndsWithinADayThoughNothingWasDelivered() {
		GatewayAccount account = this.bench.connected();
		GatewayAccount rotated = this.bench.endpoints.rotate(account.key(), null);
		this.bench.clock.advance(Duration.ofHours(23));
		this.bench.pass.run();
		assertThat(this.bench.remote()).extracting(RemoteEndpoint::id).containsExactly(rotated.endpoint().id());
	}

	@Test
	void aPastedSecretReplacesTheOldOneWithinADay() {
		GatewayAccount account = this.bench.byHand("whsec_old", null);
		this.bench.endpoints.rotate(account.key(), Secret.of("whsec_new"));
		this.bench.clock.advance(Duration.ofHours(25));
		List<SigningSecret> good = this.bench.now(account)
			.credentials()
			.signingSecrets()
			.stream()
			.filter((one) -> one.isGood(this.bench.clock.instant()))
			.toList();
		assertThat(good).singleElement().extracting((one) -> one.secret().reveal()).isEqualTo("whsec_new");
	}

	@Test
	void theHourlyPassFindsWhatDrifted() {
		GatewayAccount account = this.bench.connected();
		this.bench.dashboard("we_double", "https://alias.example/webhooks/" + account.key());
		this.bench.clock.advance(Duration.ofHours(1));
		this.bench.pass.run();
		assertThat(this.bench.now(account).endpoint().health()).isEqualTo(EndpointHealth.DUPLICATE);
		assertThat(this.bench.now(account).status()).isEqualTo(Status.ATTENTION);
	}

	@Test
	void thePassSealsAnewWhatThePreviousSecretKeySealed() {
		GatewayAccount account = this.bench.connected();
		process(SECRET_KEY, AccountsOf.SECRET_KEY).pass.run();
		assertThat(process(SECRET_KEY).now(account).credentials()).isEqualTo(account.credentials());
	}

	@Test
	void thePassTellsWhatToDoAboutAnAccountThatCannotBeOpened() {
		GatewayAccount account = this.bench.connected();
		process(SECRET_KEY).pass.run();
		assertThat(this.bench.log()).anySatisfy((entry) -> assertThat(entry).containsEntry("Level__c", "Error")
			.hasEntrySatisfying("Gateway_Key__c",
					(key) -> assertThat(key).startsWith(account.key() + ":account-unreadable:"))
			.hasEntrySatisfying("Detail__c",
					(detail) -> assertThat(detail).contains("give that as ALMONER_SECRET_KEY_PREVIOUS")));
		assertThat(this.bench.now(account)).as("it is touched by nobody").isEqualTo(account);
	}

	@Test
	void disablingSaysHowManyEventsWait() {
		GatewayAccount account = this.bench.connected();
		this.bench.tallies.put(account.key(), new EventTallies.Tally(1, 7));
		assertThat(this.bench.endpoints.disable(account.key()).endpoint().detail())
			.contains("1 event is not worked yet; it waits until the account is connected again.");
	}

	@Test
	void onlyADraftIsDeleted() {
		GatewayAccount draft = this.bench.draft();
		this.bench.endpoints.discard(draft.key());
		assertThat(this.bench.accounts.find(draft.key())).isEmpty();
		GatewayAccount connected = this.bench.connected();
		assertThatExceptionOfType(EndpointException.class)
			.isThrownBy(() -> this.bench.endpoints.discard(connected.key()))
			.withMessageContaining("is Connected and no Draft")
			.matches((ex) -> ex.kind() == EndpointException.Kind.STATE);
		assertThat(this.bench.now(connected)).isEqualTo(connected);
	}

	private Bench process(String secretKey, String... earlier) {
		return new Bench(this.bench.stripe, this.bench.salesforce, new InMemoryLocks(), new InMemorySharedCopies(),
				secretKey, earlier);
	}

}

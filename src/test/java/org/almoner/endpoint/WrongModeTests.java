package org.almoner.endpoint;

import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.NewGatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.endpoint.EndpointCheck.Finding;
import org.almoner.gateway.RemoteEndpoint;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Test and live are two worlds: nothing of one is taken for the other. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class WrongModeTests {

	private static final Secret SIGNING = Secret.of("whsec_by_hand");

	private final Bench bench = new Bench();

	@ParameterizedTest
	@CsvSource({ "true,rk_live_acct1,live,test", "false,rk_test_acct1,test,live" })
	void aKeyOfTheOtherModeIsRefusedInASentenceAndNothingIsMade(boolean testMode, String key, String ofKey,
			String ofAccount) {
		GatewayAccount draft = draft(testMode);
		String sentence = "This is a key of " + ofKey + " mode, but the Gateway Account is for " + ofAccount
				+ " events. Give the key of that mode.";
		Secret pasted = Secret.of(key);
		assertRefused(sentence, () -> this.bench.endpoints.tryKey(draft.key(), pasted));
		assertRefused(sentence, () -> this.bench.endpoints.connect(draft.key(), Bench.BASE, pasted, null));
		assertRefused(sentence, () -> this.bench.endpoints.connect(draft.key(), Bench.BASE, pasted, SIGNING));
		assertThat(this.bench.stripe.calls()).containsOnly("tryKey");
		assertThat(this.bench.now(draft).status()).isEqualTo(Status.DRAFT);
		assertThat(this.bench.now(draft).optionalProviderAccountId()).isEmpty();
		assertThat(this.bench.now(draft).credentials()).isEqualTo(Credentials.none());
	}

	@ParameterizedTest
	@CsvSource({ "true,rk_test_acct1", "false,rk_live_acct1" })
	void aKeyOfItsOwnModeConnectsAndOneMerchantHasAnAccountInEach(boolean testMode, String key) {
		GatewayAccount other = draft(!testMode);
		this.bench.endpoints.connect(other.key(), Bench.BASE, Secret.of(testMode ? "rk_live_acct1" : "rk_test_acct1"),
				null);
		GatewayAccount account = draft(testMode);
		this.bench.endpoints.connect(account.key(), Bench.BASE, Secret.of(key), null);
		assertThat(this.bench.now(account).endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
		assertThat(this.bench.now(other).endpoint().health()).isEqualTo(EndpointHealth.HEALTHY);
	}

	@Test
	void anEndpointFoundInTheOtherModeIsSaidAndLeftToAPerson() {
		GatewayAccount account = this.bench.connected();
		RemoteEndpoint made = this.bench.remote().getFirst();
		RemoteEndpoint live = new RemoteEndpoint(made.id(), made.url(), made.enabled(), made.events(),
				made.apiVersion(), made.account(), made.ofConnectedAccounts(), true, made.createdAt());
		this.bench.stripe.put(Bench.MERCHANT, live);
		EndpointCheck check = this.bench.endpoints.check(account.key());
		assertThat(check.health()).isEqualTo(EndpointHealth.MISSING);
		Finding finding = check.findings().getFirst();
		assertThat(finding.what())
			.isEqualTo("The endpoint " + made.id() + " is of live mode, this Gateway Account of test mode.");
		assertThat(finding.repairable()).isFalse();
		assertThat(this.bench.now(account).status()).isEqualTo(Status.ATTENTION);
		Repair repair = this.bench.endpoints.repair(account.key(), false);
		assertThat(repair.done()).isFalse();
		assertThat(repair.steps()).singleElement().asString().contains("by hand", "connect it with a key of its own");
		assertThat(this.bench.remote()).containsExactly(live);
	}

	private static void assertRefused(String sentence, ThrowingCallable attempt) {
		assertThatExceptionOfType(EndpointException.class).isThrownBy(attempt)
			.withMessage(sentence)
			.matches((ex) -> ex.kind() == EndpointException.Kind.KEY);
	}

	private GatewayAccount draft(boolean testMode) {
		return this.bench.accounts.create(new NewGatewayAccount("Shop", Provider.STRIPE, null, testMode,
				java.time.ZoneOffset.UTC, GiftModel.GIFT_TRANSACTION, "https://gifts.example.org", Credentials.none()));
	}

}

package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.almoner.account.Secret;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;
import org.almoner.gateway.KeyReport;
import org.almoner.sandbox.stripe.StripeDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a key is good for, as Stripe answers. */
class KeyTrialTests {

	private static final Secret RESTRICTED = Secret.of("rk_live_restricted");

	private static final Set<String> ALL = Set.of("rak_accounts_kyc_basic_read", "rak_webhook_write", "rak_event_read",
			"rak_charge_read", "rak_balance_transaction_source_read", "rak_payout_read", "rak_invoice_read",
			"rak_dispute_read", "rak_payment_intent_read", "rak_checkout_session_read", "rak_customer_read",
			"rak_payment_method_read", "rak_product_read", "rak_subscription_read");

	private final StripeDouble stripe = StripeDouble.start(0, "acct_1Endpoints", true, InstantSource.system());

	private final StripeEndpoints endpoints = new StripeEndpoints(new EventTypes().subscribed(),
			new StripeProperties(this.stripe.base().toString(), new StripeProperties.Lookups(10, Duration.ofSeconds(5),
					20, 4, Duration.ofSeconds(1), Duration.ofSeconds(5))));

	@AfterEach
	void close() {
		this.stripe.close();
	}

	private KeyReport reportWithout(String... permissions) {
		Set<String> granted = new HashSet<>(ALL);
		List.of(permissions).forEach((one) -> assertThat(granted.remove(one)).isTrue());
		this.stripe.allow(RESTRICTED.reveal(), granted);
		return this.endpoints.tryKey(RESTRICTED);
	}

	@Test
	void aKeyThatMayDoAllTellsItsAccountAndLacksNothing() {
		KeyReport report = reportWithout();
		assertThat(report.accountId()).isEqualTo("acct_1Endpoints");
		assertThat(report.accountName()).isEqualTo("The Almshouse");
		assertThat(report.defaultCurrency()).isEqualTo("USD");
		assertThat(report.live()).isTrue();
		assertThat(report.permissions()).hasSize(14).allMatch(KeyReport.Permission::granted);
	}

	@ParameterizedTest
	@CsvSource({ "rak_event_read, Events: Read", "rak_charge_read, Charges and Refunds: Read",
			"rak_balance_transaction_source_read, Balance transaction sources: Read", "rak_payout_read, Payouts: Read",
			"rak_invoice_read, Invoices: Read", "rak_dispute_read, Disputes: Read",
			"rak_payment_intent_read, Payment Intents: Read", "rak_checkout_session_read, Checkout Sessions: Read",
			"rak_customer_read, Customers: Read", "rak_payment_method_read, Payment Methods: Read",
			"rak_product_read, Products: Read", "rak_subscription_read, Subscriptions: Read",
			"rak_accounts_kyc_basic_read, Accounts: Read" })
	void aPermissionThatIsMissingIsNamedAsTheDashboardNamesIt(String permission, String label) {
		KeyReport report = reportWithout(permission);
		assertThat(report.missingNeeded()).isEmpty();
		assertThat(report.missingWished()).singleElement().satisfies((missing) -> {
			assertThat(missing.name()).isEqualTo(label);
			assertThat(missing.purpose()).isNotBlank();
		});
	}

	@Test
	void whatAKeyIsAskedForBeforeIsExactlyWhatItIsTriedFor() {
		assertThat(this.endpoints.permissions()).isEqualTo(reportWithout().permissions()
			.stream()
			.map((one) -> new KeyReport.Wish(one.name(), one.purpose(), one.needed()))
			.toList());
		assertThat(this.endpoints.permissions()).filteredOn(KeyReport.Wish::needed)
			.extracting(KeyReport.Wish::name)
			.containsExactly("Webhook Endpoints: Write");
	}

	@Test
	void withoutLeaveToMakeEndpointsTheOneNeededPermissionIsMissing() {
		assertThat(reportWithout("rak_webhook_write").missingNeeded()).extracting(KeyReport.Permission::name)
			.containsExactly("Webhook Endpoints: Write");
	}

	@Test
	void leaveToReadEndpointsIsNotLeaveToMakeThem() {
		this.stripe.allow(RESTRICTED.reveal(), Set.of("rak_webhook_read"));
		assertThat(this.endpoints.tryKey(RESTRICTED).missingNeeded()).hasSize(1);
	}

	@Test
	void theRefusalToShowAnAccountNamesItEvenSo() {
		KeyReport report = reportWithout("rak_accounts_kyc_basic_read");
		assertThat(report.accountId()).isEqualTo("acct_1Endpoints");
		assertThat(report.accountName()).isNull();
		assertThat(report.defaultCurrency()).isNull();
	}

	@Test
	void tryingAKeyChangesNothing() {
		reportWithout();
		assertThat(this.endpoints.list(RESTRICTED)).isEmpty();
	}

	@Test
	void aKeyThatIsNotRestrictedIsAskedForItsAccountOnly() {
		Secret secret = Secret.of("sk_live_all");
		this.stripe.allow(secret.reveal());
		assertThat(this.endpoints.tryKey(secret).permissions()).hasSize(14).allMatch(KeyReport.Permission::granted);
		assertThat(this.stripe.requests()).containsOnlyKeys("GET /v1/account");
	}

	@Test
	void aTroubleOfStripesIsNoPermissionThatIsMissing() {
		this.stripe.allow(RESTRICTED.reveal(), ALL);
		this.stripe.faults().discourage(true);
		this.stripe.faults().failNext(1000, 500);
		assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> this.endpoints.tryKey(RESTRICTED))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(Kind.UNAVAILABLE));
	}

	@ParameterizedTest
	@CsvSource({ "pk_live_51abc, publishable", "sk_org_live_51abc, organization", "whsec_abc, signing secret",
			"' sk_live_abc', line break", "'sk_live_abc\n', line break", "hello, not an API key",
			"'sk_live_a b', not an API key", "sk_prod_abc, not an API key" })
	void whatIsNoKeyIsRefusedInWordsAndNeverSent(String text, String words) {
		assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> this.endpoints.tryKey(Secret.of(text)))
			.satisfies((ex) -> {
				assertThat(ex.kind()).isEqualTo(Kind.KEY_REFUSED);
				assertThat(ex).hasMessageContaining(words);
				assertThat(ex.getMessage()).doesNotContain("abc");
			});
		assertThat(this.stripe.requests()).isEmpty();
	}

}

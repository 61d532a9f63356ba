package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.OpenedEvent;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.almoner.testing.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StripeTestEventTests {

	private static final String ID = "evt_almoner_test_1";

	private final Gateway stripe = new StripeGateway((account, facts) -> {
		throw new IllegalStateException("A test event asks Stripe nothing");
	});

	@Test
	void aTestEventOpensAsTheAccountsOwnAndLeadsToNoRecord() {
		for (boolean testMode : List.of(true, false)) {
			GatewayAccount account = account(testMode, new SigningSecret(Secret.of("whsec_own"), null));
			Delivery delivery = this.stripe.testDelivery(account, ID, Instant.now()).orElseThrow();
			OpenedEvent opened = this.stripe.open(account, delivery);
			assertThat(opened.eventId()).isEqualTo(ID);
			assertThat(opened.type()).isEqualTo(Gateway.TEST_TYPE);
			assertThat(opened.liveMode()).isEqualTo(!testMode);
			Reading reading = this.stripe.read(account, ID,
					new String(delivery.body(), java.nio.charset.StandardCharsets.UTF_8));
			assertThat(reading).isInstanceOfSatisfying(Reading.Ignored.class,
					(ignored) -> assertThat(ignored.concern()).isNull());
		}
	}

	@Test
	void anotherAccountsDoorRefusesIt() {
		Delivery delivery = this.stripe
			.testDelivery(account(true, new SigningSecret(Secret.of("whsec_own"), null)), ID, Instant.now())
			.orElseThrow();
		GatewayAccount other = account(true, new SigningSecret(Secret.of("whsec_other"), null));
		assertThatExceptionOfType(DeliveryRefusedException.class).isThrownBy(() -> this.stripe.open(other, delivery));
	}

	@Test
	void aSecretThatEndedSignsNothing() {
		Instant now = Instant.parse("2026-11-21T12:00:00Z");
		assertThat(this.stripe.testDelivery(account(true), ID, now)).isEmpty();
		assertThat(this.stripe.testDelivery(account(true, new SigningSecret(Secret.of("whsec_old"), now)), ID, now))
			.isEmpty();
	}

	private static GatewayAccount account(boolean testMode, SigningSecret... secrets) {
		return new GatewayAccount(Samples.KEY, new RecordId("a00000000000001AAA"), "Shop", Provider.STRIPE, null,
				testMode, Status.CONNECTED, ZoneOffset.UTC, GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null),
				new Credentials(List.of(secrets), null));
	}

}

package org.almoner.gateway.stripe;

import java.time.ZoneOffset;
import java.util.Objects;

import org.almoner.gateway.Enrichment;
import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.gateway.Reading;
import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.assertj.core.api.Assertions.assertThat;

/** Events that are another account's, or of the other mode. */
class ForeignEventsTests {

	private final StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);

	@ParameterizedTest
	@CsvSource({ "true, true, A live event", "false, false, A test event" })
	void anEventOfTheOtherModeIsIgnoredWithTheReason(boolean testAccount, boolean live, String reason) {
		assertThat(read(testAccount, "acct_1Own", live, null)).isInstanceOfSatisfying(Reading.Ignored.class,
				(ignored) -> {
					assertThat(ignored.reason()).startsWith(reason);
					assertThat(ignored.concern()).isEqualTo("livemode-mismatch");
				});
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void anEventOfItsOwnModeIsRead(boolean testAccount, boolean live) {
		assertThat(read(testAccount, "acct_1Own", live, null)).isInstanceOf(Reading.Facts.class);
	}

	@ParameterizedTest
	@CsvSource({ "acct_1Own, , true", "acct_1Own, acct_1Own, true", ", acct_1Other, true", ", , true",
			"acct_1Own, acct_1Other, false", "acct_1Own, ACCT_1OWN, false" })
	void anEventIsReadOfItsOwnAccountOrWhereNoneIsKnown(@Nullable String own, @Nullable String named, boolean read) {
		Reading reading = read(false, own, true, named);
		if (read) {
			assertThat(reading).isInstanceOf(Reading.Facts.class);
		}
		else {
			assertThat(reading).isInstanceOfSatisfying(Reading.Ignored.class,
					(ignored) -> assertThat(ignored.concern()).isEqualTo("connect-mismatch"));
		}
	}

	private Reading read(boolean testAccount, @Nullable String own, boolean live, @Nullable String named) {
		GatewayAccount account = new GatewayAccount(new AccountKey("f".repeat(24)), new RecordId("a01000000000001"),
				"Charity", Provider.STRIPE, own, testAccount, GatewayAccount.Status.CONNECTED, ZoneOffset.UTC,
				GatewayAccount.GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), Credentials.none());
		Given.Event event = new Given().event("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", ""))
			.events()
			.getFirst();
		String said = event.payload().replace("\"livemode\":true,\"api", "\"livemode\":" + live + ",\"api");
		String connected = Objects.requireNonNullElse(named, "");
		return this.stripe.read(account, event.id(),
				connected.isEmpty() ? said : said.replaceFirst("\\{", "{\"account\":\"" + connected + "\","));
	}

}

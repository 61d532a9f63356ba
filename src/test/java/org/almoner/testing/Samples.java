package org.almoner.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.AccountRef;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.GatewayAccount.Status;
import org.almoner.account.NewGatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.event.Arrival;
import org.almoner.event.NewGatewayEvent;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SaveOutcome.Saved;

/** Accounts and events to test with. */
public final class Samples {

	/** An account's key. */
	public static final AccountKey KEY = new AccountKey("abcdefghijkl012345678901");

	/** The secret of the accounts here. */
	public static final String SIGNING_SECRET = "whsec_sample";

	private Samples() {
	}

	/** Credentials with the signing secret alone. */
	public static Credentials manual() {
		return new Credentials(List.of(new SigningSecret(Secret.of(SIGNING_SECRET), null)), null);
	}

	/** A new account in test mode. */
	public static NewGatewayAccount newAccount(String name, @org.jspecify.annotations.Nullable String accountId,
			Credentials credentials) {
		return new NewGatewayAccount(name, Provider.STRIPE, accountId, true, ZoneOffset.UTC, GiftModel.GIFT_TRANSACTION,
				"https://gifts.example.org", credentials);
	}

	/** A connected account whose record is in an org. */
	public static GatewayAccount connected(InMemorySalesforce salesforce) {
		Row row = Row.of("Gateway_Account__c").with("Gateway_Key__c", KEY.value()).with("Name", "Sample");
		RecordId id = ((Saved) salesforce.upsert("Gateway_Key__c", List.of(row)).getFirst()).id();
		return new GatewayAccount(KEY, id, "Sample", Provider.STRIPE, null, true, Status.CONNECTED, ZoneOffset.UTC,
				GiftModel.GIFT_TRANSACTION, AccountEndpoint.unchecked(null), manual());
	}

	/** An event with this body. */
	public static NewGatewayEvent event(AccountRef account, String id, String body) {
		Instant at = Instant.parse("2026-11-21T11:59:00Z");
		return new NewGatewayEvent(account, id, "charge.succeeded", "charge", "ch_1", "2026-01-28.clover", false, at,
				at, body.getBytes(StandardCharsets.UTF_8), "{\"id\":\"" + id + "\"}", Arrival.WEBHOOK);
	}

}

package org.almoner.account;

import java.time.ZoneId;

import org.almoner.account.GatewayAccount.GiftModel;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says of a new account.
 *
 * @param name what people call it, at most 80 characters
 * @param provider the gateway
 * @param providerAccountId the gateway's own id of the account, if known
 * @param testMode whether it takes test events
 * @param timeZone the zone of its dates
 * @param giftModel how its gifts are written
 * @param endpointBase what the endpoint's URL begins with, such as
 * {@code https://gifts.example.org}, without a slash at its end
 * @param credentials what is there to seal
 */
public record NewGatewayAccount(String name, Provider provider, @Nullable String providerAccountId, boolean testMode,
		ZoneId timeZone, GiftModel giftModel, String endpointBase, Credentials credentials) {

	/** Where the gateway is to post, once the account has this key. */
	public String endpointUrl(AccountKey key) {
		return this.endpointBase + "/webhooks/" + key;
	}

}

package org.almoner.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.almoner.account.GatewayAccount;
import org.jspecify.annotations.Nullable;

/**
 * An account as the admin sees it, without any secret.
 *
 * @param credentials which of them are there
 */
record AccountView(String key, String name, String provider, @Nullable String providerAccountId, boolean testMode,
		@JsonUnwrapped Details details, @Nullable String endpointUrl, Present credentials) {

	/** What else is shown of it. */
	record Details(String status, String endpointHealth, String timeZone, String giftModel) {
	}

	/** Which credentials are there. */
	record Present(boolean signingSecret, boolean apiKey) {
	}

	static AccountView of(GatewayAccount account) {
		return new AccountView(account.key().value(), account.name(), account.provider().label(),
				account.providerAccountId(), account.testMode(),
				new Details(account.status().label(), account.endpoint().health().label(), account.timeZone().getId(),
						account.giftModel().label()),
				account.endpoint().url(), new Present(!account.credentials().signingSecrets().isEmpty(),
						account.credentials().optionalApiKey().isPresent()));
	}

}

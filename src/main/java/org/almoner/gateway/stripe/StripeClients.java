package org.almoner.gateway.stripe;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.almoner.account.AccountKey;
import org.almoner.account.Secret;

/**
 * One client per account, made anew when its key changes: a new key starts without its
 * predecessor's refusals.
 */
final class StripeClients {

	private static final int MOST = 1000;

	private static final Duration IDLE = Duration.ofHours(1);

	private final Cache<AccountKey, Client> clients = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterAccess(IDLE)
		.build();

	private final StripeProperties properties;

	StripeClients(StripeProperties properties) {
		this.properties = properties;
	}

	/**
	 * A client and what is known of it.
	 *
	 * @param key with which it asks
	 */
	record Client(Secret key, StripeApi api, Pacing pacing, Standing standing) {
	}

	Client of(AccountKey account, Secret key) {
		return this.clients.asMap()
			.compute(account, (same, old) -> (old != null && old.key().equals(key)) ? old : client(key));
	}

	private Client client(Secret key) {
		return new Client(key, new StripeApi(key, this.properties), new Pacing(this.properties.lookups().perSecond()),
				new Standing());
	}

}

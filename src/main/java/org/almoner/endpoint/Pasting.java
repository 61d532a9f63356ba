package org.almoner.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.almoner.account.AccountKey;
import org.almoner.account.Connection;
import org.almoner.account.Credentials;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.KeyReport;
import org.jspecify.annotations.Nullable;

/** Takes the signing secrets of endpoints that an admin makes at the gateway. */
final class Pasting {

	/** How long a replaced secret stays good. */
	static final Duration OVERLAP = Duration.ofHours(24);

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Connecting connecting;

	private final Holding holding;

	private final InstantSource time;

	Pasting(GatewayAccounts accounts, Gateways gateways, Connecting connecting, Holding holding, InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.connecting = connecting;
		this.holding = holding;
		this.time = time;
	}

	GatewayAccount connect(GatewayAccount account, URI base, Secret secret, @Nullable Secret apiKey, Hold hold) {
		if (account.isActive() && account.endpoint().optionalId().isPresent()) {
			throw Access.conflict("Almoner made an endpoint for this Gateway Account. Disable the Gateway Account "
					+ "before you connect it with an endpoint of your own.");
		}
		String currency = (apiKey == null) ? null : tried(account, apiKey, hold).orElse(null);
		String merchant = this.accounts.find(account.key())
			.flatMap(GatewayAccount::optionalProviderAccountId)
			.orElse(null);
		Secret key = (apiKey == null && account.isActive()) ? account.credentials().apiKey() : apiKey;
		Connection connection = new Connection(merchant, currency, Connecting.url(account, base), null,
				new Credentials(secrets(account, secret), key));
		GatewayAccount connected = unique(account.key(), secret, () -> {
			hold.require();
			return this.accounts.connect(account.key(), connection);
		});
		return this.accounts.note(account.key(), EndpointHealth.UNCHECKED, unchecked(connected), this.time.instant());
	}

	GatewayAccount rotate(GatewayAccount account, Secret secret, Hold hold) {
		boolean known = account.credentials().signingSecrets().stream().anyMatch((one) -> one.secret().equals(secret));
		if (known) {
			throw Access.conflict("This is a signing secret that the Gateway Account has already. Roll the secret at "
					+ "the gateway first, then give the new one.");
		}
		Credentials credentials = new Credentials(secrets(account, secret), account.credentials().apiKey());
		return unique(account.key(), secret, () -> {
			hold.require();
			return this.accounts.reseal(account.key(), null, credentials);
		});
	}

	/** Why nothing can be checked, or what a look at the gateway would need. */
	static String unchecked(GatewayAccount account) {
		if (account.credentials().optionalApiKey().isPresent()) {
			return "Not checked yet.";
		}
		String cannot = "Without an API key Almoner can't look at the endpoint that was made by hand.";
		return account.optionalProviderAccountId().isPresent() ? cannot
				: cannot + " Nobody told the gateway's id of the account (such as acct_…), so the guard against a "
						+ "second Gateway Account for it is off; only the same signing secret would be noticed.";
	}

	private Optional<String> tried(GatewayAccount account, Secret apiKey, Hold hold) {
		if (this.gateways.of(account).endpoints().isEmpty()) {
			return Optional.empty();
		}
		KeyReport report = Access.to(this.gateways, account, apiKey).tryFor(account);
		if (report.optionalAccountId().isPresent()) {
			this.connecting.claim(account, report, hold);
		}
		return Optional.ofNullable(report.defaultCurrency());
	}

	/** The new secret, and for a while the one before it, where events are taken now. */
	private List<SigningSecret> secrets(GatewayAccount account, Secret secret) {
		SigningSecret fresh = new SigningSecret(secret, null);
		Instant until = this.time.instant().plus(OVERLAP);
		return account.credentials()
			.current()
			.filter((old) -> account.isActive() && !old.secret().equals(secret))
			.map((old) -> List.of(fresh, new SigningSecret(old.secret(), until)))
			.orElse(List.of(fresh));
	}

	/** One at a time over all accounts: no two take the same secret. */
	private GatewayAccount unique(AccountKey key, Secret secret, Supplier<GatewayAccount> store) {
		return this.holding.alone("signing-secrets", (hold) -> {
			this.accounts.list()
				.stream()
				.filter((other) -> !other.key().equals(key) && has(other, secret))
				.findFirst()
				.ifPresent(Pasting::refuse);
			return store.get();
		});
	}

	private static void refuse(GatewayAccount other) {
		throw Access.conflict("This signing secret belongs to “" + other.name() + "” (" + other.key() + ") already. "
				+ "Each Gateway Account has an endpoint of its own; make another one at the gateway, or use that "
				+ "Gateway Account.");
	}

	private static boolean has(GatewayAccount account, Secret secret) {
		return account.credentials().signingSecrets().stream().anyMatch((one) -> one.secret().equals(secret));
	}

}

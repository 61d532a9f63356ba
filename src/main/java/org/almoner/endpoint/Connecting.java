package org.almoner.endpoint;

import java.net.URI;
import java.util.Optional;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.KeyReport;

/** Connects an account with an API key alone: its endpoint is made at the gateway. */
final class Connecting {

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Making making;

	Connecting(GatewayAccounts accounts, Gateways gateways, Making making) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.making = making;
	}

	GatewayAccount connect(GatewayAccount account, URI base, Secret apiKey, Hold hold) {
		Access access = Access.to(this.gateways, account, apiKey);
		KeyReport report = access.tryFor(account);
		Access.requirePermissions(report);
		String merchant = claim(account, report, hold);
		if (account.isActive() && account.endpoint().optionalId().isPresent() && stands(account, access)) {
			return withKey(account, apiKey);
		}
		return this.making.connect(new Making.Intent(at(account, base), access, Optional.of(merchant),
				Optional.ofNullable(report.defaultCurrency())), hold);
	}

	/** Takes the identity before anything is made at the gateway. */
	String claim(GatewayAccount account, KeyReport report, Hold hold) {
		String merchant = report.optionalAccountId()
			.or(account::optionalProviderAccountId)
			.orElseThrow(() -> Access.key("The key does not tell whose it is. Give it the permission to read its "
					+ "account, or make the Gateway Account with the gateway's id of the account."));
		if (!merchant.equals(account.providerAccountId())) {
			hold.require();
			this.accounts.claim(account.key(), merchant);
		}
		return merchant;
	}

	/** An account at the address that it is to have. */
	static GatewayAccount at(GatewayAccount account, URI base) {
		String url = url(account, base);
		AccountEndpoint known = account.endpoint();
		return new GatewayAccount(account.key(), account.id(), account.name(), account.provider(),
				account.providerAccountId(), account.testMode(), account.status(), account.timeZone(),
				account.giftModel(),
				new AccountEndpoint(url, known.id(), known.health(), known.detail(), known.checkedAt()),
				account.credentials());
	}

	static String url(GatewayAccount account, URI base) {
		return base + "/webhooks/" + account.key();
	}

	/** To connect what is connected changes nothing: two who do it have one endpoint. */
	private static boolean stands(GatewayAccount account, Access access) {
		return access.list().stream().anyMatch((one) -> one.id().equals(account.endpoint().id()));
	}

	private GatewayAccount withKey(GatewayAccount account, Secret apiKey) {
		Credentials known = account.credentials();
		return known.optionalApiKey().filter(apiKey::equals).isPresent() ? account : this.accounts.reseal(account.key(),
				account.endpoint().id(), new Credentials(known.signingSecrets(), apiKey));
	}

}

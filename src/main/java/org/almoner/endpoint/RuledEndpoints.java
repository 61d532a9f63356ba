package org.almoner.endpoint;

import java.net.URI;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.KeyReport;
import org.jspecify.annotations.Nullable;

/** The life of endpoints, one at a time for each account. */
final class RuledEndpoints implements Endpoints {

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Holding holding;

	private final Works works;

	RuledEndpoints(GatewayAccounts accounts, Gateways gateways, Holding holding, Works works) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.holding = holding;
		this.works = works;
	}

	/** Those who do the work. */
	record Works(Connecting connecting, Pasting pasting, Checking checking, Repairing repairing, Rotating rotating,
			Disabling disabling) {
	}

	@Override
	public KeyReport tryKey(AccountKey account, Secret apiKey) {
		GatewayAccount found = find(account);
		return Access.to(this.gateways, found, apiKey).tryFor(found);
	}

	@Override
	public GatewayAccount connect(AccountKey account, URI base, @Nullable Secret apiKey,
			@Nullable Secret signingSecret) {
		if (signingSecret != null) {
			return this.holding.with(account,
					(hold) -> this.works.pasting().connect(find(account), base, signingSecret, apiKey, hold));
		}
		if (apiKey == null) {
			throw Access.state("To connect, give an API key, or the signing secret of an endpoint made by hand.");
		}
		GatewayAccount connected = this.holding.with(account,
				(hold) -> this.works.connecting().connect(find(account), base, apiKey, hold));
		return checked(connected);
	}

	@Override
	public EndpointCheck check(AccountKey account) {
		return this.holding.with(account, (hold) -> this.works.checking().check(find(account)));
	}

	@Override
	public Repair repair(AccountKey account, boolean dryRun) {
		return this.holding.with(account, (hold) -> this.works.repairing().repair(find(account), dryRun, hold));
	}

	@Override
	public GatewayAccount rotate(AccountKey account, @Nullable Secret signingSecret) {
		return this.holding.with(account, (hold) -> this.works.rotating().rotate(find(account), signingSecret, hold));
	}

	@Override
	public GatewayAccount disable(AccountKey account) {
		return this.holding.with(account,
				(hold) -> this.works.disabling().disable(account, this.accounts.find(account), hold));
	}

	@Override
	public void discard(AccountKey account) {
		this.holding.with(account, (hold) -> {
			GatewayAccount.Status status = find(account).status();
			if (status != GatewayAccount.Status.DRAFT) {
				throw Access.state("This Gateway Account is " + status.label()
						+ " and no Draft: it has records, so it can be disabled and not deleted.");
			}
			this.accounts.discard(account);
			return account;
		});
	}

	/** A connected endpoint shows its health at once, if nobody changes it again. */
	private GatewayAccount checked(GatewayAccount connected) {
		return this.holding.ifFree(connected.key(), (hold) -> {
			GatewayAccount now = find(connected.key());
			if (now.isActive()) {
				this.works.checking().check(now);
			}
			return find(connected.key());
		}).orElse(connected);
	}

	private GatewayAccount find(AccountKey account) {
		return this.accounts.find(account).orElseThrow(() -> new AccountException.Unknown(account));
	}

}

package org.almoner.endpoint;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.account.EndpointHealth;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.SigningSecret;
import org.almoner.endpoint.Holding.Hold;
import org.almoner.event.EventTallies;
import org.almoner.event.EventTallies.Tally;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.Gateways;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** Switches an account's endpoint off and erases its credentials. */
final class Disabling {

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final GatewayLog log;

	private final EventTallies tallies;

	private final InstantSource time;

	Disabling(GatewayAccounts accounts, Gateways gateways, GatewayLog log, EventTallies tallies, InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.log = log;
		this.tallies = tallies;
		this.time = time;
	}

	/**
	 * Disables an account.
	 * @param account the account, or nothing where its credentials can't be opened: then
	 * they are erased all the same, so that it can be connected again
	 */
	GatewayAccount disable(AccountKey key, Optional<GatewayAccount> account, Hold hold) {
		String open = open(key);
		hold.require();
		String remote = account.map(this::switchOff)
			.orElse("Its credentials could not be opened, so the endpoint is still on: switch it off at the gateway.");
		this.accounts.disable(key);
		EndpointHealth health = remote.isEmpty() ? EndpointHealth.DISABLED : EndpointHealth.UNCHECKED;
		String detail = ((remote.isEmpty() ? "The endpoint is switched off at the gateway." : remote) + " " + open)
			.strip();
		this.log.write(LogEntry
			.of((remote + open).isEmpty() ? Level.INFO : Level.WARNING, "Gateway Account", "account-disabled",
					"The Gateway Account " + key + " is disabled; its credentials are erased.")
			.detail(detail)
			.account(key.value()));
		return this.accounts.note(key, health, detail, this.time.instant());
	}

	/** Empty where the endpoint is off; else what is left to do. */
	private String switchOff(GatewayAccount account) {
		Set<String> ids = ids(account);
		if (ids.isEmpty()) {
			return "The endpoint was made by hand: switch it off at the gateway, else it goes on delivering for days.";
		}
		try {
			Access access = Access.of(this.gateways, account);
			ids.forEach((id) -> access.api().switchOff(access.apiKey(), id));
			return "";
		}
		catch (GatewayException | EndpointException ex) {
			return "The endpoint " + String.join(", ", ids) + " could not be switched off: " + ex.getMessage()
					+ " Switch it off at the gateway.";
		}
	}

	private static Set<String> ids(GatewayAccount account) {
		Set<String> ids = new LinkedHashSet<>();
		account.endpoint().optionalId().ifPresent(ids::add);
		account.credentials()
			.signingSecrets()
			.stream()
			.map(SigningSecret::endpointId)
			.flatMap((id) -> Optional.ofNullable(id).stream())
			.forEach(ids::add);
		return ids;
	}

	private String open(AccountKey key) {
		long open = this.tallies.byAccount().getOrDefault(key, Tally.NONE).open();
		return (open == 0) ? ""
				: open + ((open == 1) ? " event is not worked yet; it waits" : " events are not worked yet; they wait")
						+ " until the account is connected again.";
	}

}

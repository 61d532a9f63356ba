package org.almoner.console;

import java.net.URI;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.NewGatewayAccount;
import org.almoner.console.NewAccountBody.Secrets;
import org.almoner.endpoint.EndpointException;
import org.almoner.endpoint.Endpoints;
import org.almoner.gateway.GatewayException;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes accounts and connects them in one go. Where connecting is refused, nothing was
 * made at the gateway and nothing is left here. Where it is not known how far it came,
 * the Draft stays: to connect it again finds and replaces what was made.
 */
@Component
@ConditionalOnRole(Role.WEB)
class NewAccounts {

	private static final Logger log = LoggerFactory.getLogger(NewAccounts.class);

	private final GatewayAccounts accounts;

	private final Endpoints endpoints;

	NewAccounts(GatewayAccounts accounts, Endpoints endpoints) {
		this.accounts = accounts;
		this.endpoints = endpoints;
	}

	GatewayAccount make(NewGatewayAccount told) {
		Secrets secrets = Secrets.of(told.credentials());
		GatewayAccount draft = this.accounts.create(draft(told));
		return secrets.none() ? draft : connected(draft.key(), URI.create(told.endpointBase()), secrets);
	}

	private GatewayAccount connected(AccountKey key, URI base, Secrets secrets) {
		try {
			return this.endpoints.connect(key, base, secrets.apiKey(), secrets.signingSecret());
		}
		catch (EndpointException | GatewayException | AccountException ex) {
			if (isUncertain(ex) || !discarded(key)) {
				throw new DraftLeftException(key, ex);
			}
			throw ex;
		}
		catch (QueueException | SalesforceException ex) {
			throw new DraftLeftException(key, ex);
		}
	}

	private static boolean isUncertain(RuntimeException ex) {
		return (ex instanceof GatewayException gateway && gateway.kind() == GatewayException.Kind.UNAVAILABLE)
				|| ex instanceof AccountException.Undecided;
	}

	private boolean discarded(AccountKey key) {
		try {
			this.accounts.discard(key);
			return true;
		}
		catch (SalesforceException ex) {
			log.warn("The Draft {} is left over: {}", key, ex.getMessage());
			return false;
		}
	}

	private static NewGatewayAccount draft(NewGatewayAccount told) {
		return new NewGatewayAccount(told.name(), told.provider(), told.providerAccountId(), told.testMode(),
				told.timeZone(), told.giftModel(), told.endpointBase(), Credentials.none());
	}

}

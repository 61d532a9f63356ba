package org.almoner.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Gateway Accounts of the org. */
public interface GatewayAccounts {

	/**
	 * The account of an endpoint, if it takes events. Quick: answered from memory, from
	 * the sealed copy in Redis, or from the org, in that order of freshness.
	 * @throws AccountException.Unknown only when the org has said that there is none
	 * @throws AccountException.Inactive when it is neither Connected nor in Attention
	 * @throws AccountException.Undecided when neither the org nor a copy can be asked
	 */
	GatewayAccount active(AccountKey key);

	/**
	 * The account as the org has it now; none of those whose credentials can't be opened.
	 * This and the following throw {@link org.almoner.salesforce.SalesforceException}
	 * when the org did not answer.
	 */
	Optional<GatewayAccount> find(AccountKey key);

	/** All accounts as the org has them now, by name. */
	List<GatewayAccount> list();

	/**
	 * Makes an account with a fresh key and seals its credentials: with a signing secret
	 * it is Connected at once, without one it is a Draft.
	 * @throws AccountException.Taken when another account stands for the same merchant
	 * account and mode
	 */
	GatewayAccount create(NewGatewayAccount account);

	/** When each account had its last event, of those that ever had one. */
	Map<AccountKey, Instant> lastEvents();

}

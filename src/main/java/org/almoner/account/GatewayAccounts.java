package org.almoner.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
	 * The account as another process has written it since it was read here, if one has:
	 * asked when a signature fails, which a secret that was just replaced may be the
	 * reason of. Costs no call to the org, and is answered once in a few seconds only.
	 */
	Optional<GatewayAccount> newer(GatewayAccount seen);

	/**
	 * The account as the org has it now; none of those whose credentials can't be opened.
	 * This and the following throw {@link org.almoner.salesforce.SalesforceException}
	 * when the org did not answer.
	 */
	Optional<GatewayAccount> find(AccountKey key);

	/** All accounts as the org has them now, by name. */
	List<GatewayAccount> list();

	/** The accounts that can't be worked with, and why: list and find leave them out. */
	List<UnreadableAccount> unreadable();

	/**
	 * Makes an account with a fresh key and seals its credentials: with a signing secret
	 * it is Connected at once, without one it is a Draft.
	 * @throws AccountException.Taken when another account stands for the same merchant
	 * account and mode
	 */
	GatewayAccount create(NewGatewayAccount account);

	/**
	 * Connects an account: its identity is taken, its credentials are sealed, its events
	 * are taken from now on, by this process at once and by the others within a minute.
	 * @throws AccountException.Unknown when the org has no such account
	 * @throws AccountException.Taken when another account stands for the same merchant
	 * account and mode
	 */
	GatewayAccount connect(AccountKey key, Connection connection);

	/**
	 * Takes an account's identity before anything is made at the gateway, so that of two
	 * admins who connect the same merchant account one is refused.
	 * @throws AccountException.Taken as of {@link #connect}
	 */
	void claim(AccountKey key, String providerAccountId);

	/** Seals other credentials, and notes which endpoint they are of. */
	GatewayAccount reseal(AccountKey key, @Nullable String endpointId, Credentials credentials);

	/**
	 * Seals an account's credentials with the key that is used now, if they are sealed
	 * with an earlier one. Whoever calls holds whatever keeps others from changing them.
	 * @return whether that was needed
	 */
	boolean renewSeal(AccountKey key);

	/** The accounts whose credentials are sealed with an earlier key that is known. */
	List<AccountKey> outdatedSeals();

	/**
	 * Erases the credentials, also those that can't be opened; no event is taken any
	 * more.
	 */
	GatewayAccount disable(AccountKey key);

	/** Deletes a Draft; an account in another status stays. */
	void discard(AccountKey key);

	/** Notes that an endpoint has delivered with its own secret. Never throws. */
	void prove(AccountKey key, String endpointId);

	/** Whether an endpoint is known to have delivered. False where Redis forgot. */
	boolean isProven(AccountKey key, String endpointId);

	/**
	 * Notes what a check found; a connected account that is not healthy needs attention.
	 */
	GatewayAccount note(AccountKey key, EndpointHealth health, String detail, Instant checkedAt);

	/** When each account had its last event, of those that ever had one. */
	Map<AccountKey, Instant> lastEvents();

}

package org.almoner.endpoint;

import java.net.URI;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Secret;
import org.almoner.gateway.KeyReport;
import org.jspecify.annotations.Nullable;

/**
 * The life of the one endpoint that a Gateway Account has. Methods throw
 * {@link EndpointException}, {@link org.almoner.account.AccountException},
 * {@link org.almoner.gateway.GatewayException} and
 * {@link org.almoner.salesforce.SalesforceException}, all with words for an admin.
 */
public interface Endpoints {

	/**
	 * Tries an API key for an account and says what it is good for. Changes nothing.
	 * @throws EndpointException when the key is of the other mode, or of another merchant
	 * account than the Gateway Account stands for
	 */
	KeyReport tryKey(AccountKey account, Secret apiKey);

	/**
	 * Connects an account. With an API key alone the endpoint is made at the gateway;
	 * with a signing secret the admin made it; with both it is made by the admin and
	 * look-ups are possible. Repeats, and two admins at once, end with one endpoint.
	 * @param base what the endpoint's address begins with, without a slash at its end
	 * @throws EndpointException with what is there already, when the rule would be broken
	 */
	GatewayAccount connect(AccountKey account, URI base, @Nullable Secret apiKey, @Nullable Secret signingSecret);

	/** Compares the endpoints at the gateway with what should be there, and notes it. */
	EndpointCheck check(AccountKey account);

	/**
	 * Puts right what a check finds.
	 * @param dryRun whether to say only what would be done
	 */
	Repair repair(AccountKey account, boolean dryRun);

	/**
	 * Replaces the signing secret, with an overlap in which both are good. Almoner's own
	 * endpoint is replaced by a new one; for one made by hand the new secret is given.
	 * @param signingSecret the new secret of an endpoint made by hand; null else
	 */
	GatewayAccount rotate(AccountKey account, @Nullable Secret signingSecret);

	/**
	 * Deletes a Draft, which has no endpoint.
	 * @throws EndpointException when it is no Draft, or no longer one
	 */
	void discard(AccountKey account);

	/** Switches the endpoint off at the gateway and erases the credentials. */
	GatewayAccount disable(AccountKey account);

}

package org.almoner.gateway;

import org.almoner.account.GatewayAccount;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's lists of what its events are about, such as payments: for a time of which
 * it keeps no events any more.
 */
public interface ObjectSource {

	/**
	 * A page of the objects of an account, each as an event that shows it as it is now.
	 * @param account with an API key
	 * @param span when the objects were made
	 * @param cursor where the page begins, as the page before said; null for the first
	 * @param prefix what the ids of the events begin with; the object's id follows
	 * @throws GatewayException when the gateway said no, or did not answer in the end
	 */
	Listing list(GatewayAccount account, Span span, @Nullable String cursor, String prefix);

}

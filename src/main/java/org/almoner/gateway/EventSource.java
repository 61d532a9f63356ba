package org.almoner.gateway;

import java.time.Duration;

import org.almoner.account.GatewayAccount;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's own list of the events that it made: what did not arrive is found in it.
 */
public interface EventSource {

	/** How long the gateway keeps an event in its list. */
	Duration kept();

	/**
	 * A page of the events of an account that its endpoint asks for. Asks slowly, and
	 * again where the gateway is busy: nobody waits for it.
	 * @param account with an API key
	 * @param span when they were made
	 * @param cursor where the page begins, as the page before said; null for the first
	 * @throws GatewayException when the gateway said no, or did not answer in the end
	 */
	Listing list(GatewayAccount account, Span span, @Nullable String cursor);

}

package org.almoner.gateway;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint as the gateway has it.
 *
 * @param id the gateway's id of it
 * @param url where it leads
 * @param enabled whether events are posted to it
 * @param events the event types it asks for; {@code *} stands for all
 * @param apiVersion the version of the API its events come in; null for the account's own
 * @param account the Gateway Account named in its metadata; null where none is
 * @param ofConnectedAccounts whether it gets the events of other accounts than the key's
 * @param live whether it is of live mode
 * @param createdAt when it was made
 */
public record RemoteEndpoint(String id, String url, boolean enabled, Set<String> events, @Nullable String apiVersion,
		@Nullable String account, boolean ofConnectedAccounts, boolean live, Instant createdAt) {

	public RemoteEndpoint {
		events = Set.copyOf(events);
	}

}

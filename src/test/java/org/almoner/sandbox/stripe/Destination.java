package org.almoner.sandbox.stripe;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint as the one who delivers to it sees it.
 *
 * @param id such as {@code we_…}
 * @param secrets what deliveries are signed with, the newest first; two while one is
 * rolled
 * @param events the types it wants; a star is all of them
 * @param apiVersion the version its events come in; null for the account's own
 */
public record Destination(String id, URI url, List<String> secrets, Set<String> events, @Nullable String apiVersion) {

	public Destination {
		secrets = List.copyOf(secrets);
		events = Set.copyOf(events);
	}

	/** Whether events of a type go there. */
	public boolean wants(String type) {
		return this.events.contains("*") || this.events.contains(type);
	}

}

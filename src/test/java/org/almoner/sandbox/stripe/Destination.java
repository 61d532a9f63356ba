package org.almoner.sandbox.stripe;

import java.net.URI;
import java.util.Set;

/**
 * A webhook endpoint as the one who delivers to it sees it.
 *
 * @param id such as {@code we_…}
 * @param secret what deliveries are signed with
 * @param events the types it wants; a star is all of them
 */
public record Destination(String id, URI url, String secret, Set<String> events) {

	/** Whether events of a type go there. */
	public boolean wants(String type) {
		return this.events.contains("*") || this.events.contains(type);
	}

}

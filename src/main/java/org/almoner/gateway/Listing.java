package org.almoner.gateway;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a gateway's list.
 *
 * @param events those of the page that an endpoint would have been sent
 * @param next where the next page begins; null where there is none
 */
public record Listing(List<ListedEvent> events, @Nullable String next) {

	public Listing {
		events = List.copyOf(events);
	}

}

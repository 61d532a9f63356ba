package org.almoner.gateway;

import java.util.Set;

/**
 * What an endpoint must be like.
 *
 * @param events the event types it needs, no more and no fewer
 * @param apiVersion the version of the gateway's API that the events are to come in
 */
public record EndpointTerms(Set<String> events, String apiVersion) {

	public EndpointTerms {
		events = Set.copyOf(events);
	}

}

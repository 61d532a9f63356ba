package org.almoner.gateway;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A verified delivery, read as far as the door needs.
 *
 * @param eventId the gateway's id of the event
 * @param type the gateway's event type
 * @param objectType the type of the object it is about
 * @param objectId the id of that object
 * @param apiVersion the API version in which the body is written
 * @param liveMode whether it is about real money
 * @param occurredAt when the gateway made it
 * @param envelope the body without the event's data, as JSON: stands in for a body that
 * is too long for the org; empty for one of at most {@value #SHORT} bytes, which never is
 */
public record OpenedEvent(String eventId, String type, @Nullable String objectType, @Nullable String objectId,
		@Nullable String apiVersion, boolean liveMode, Instant occurredAt, String envelope) {

	/**
	 * A body of so many bytes fits into the org's field of 131,072 characters, were each
	 * of them escaped.
	 */
	public static final int SHORT = 20_000;

}

package org.almoner.event;

import java.time.Instant;

import org.almoner.account.AccountRef;
import org.jspecify.annotations.Nullable;

/**
 * A verified event that is to be stored.
 *
 * @param account whose endpoint it came to
 * @param eventId the gateway's id of the event
 * @param type the gateway's event type, such as {@code charge.succeeded}
 * @param objectType the type of the object it is about
 * @param objectId the id of that object
 * @param apiVersion the gateway's API version in which the body is written
 * @param liveMode whether it is about real money
 * @param occurredAt when the gateway made it
 * @param receivedAt when it arrived
 * @param body the bytes as received, valid UTF-8
 * @param envelope the body without the event's data, as JSON: stands in for a body that
 * is too long for the field; empty for a body so short that it never is
 * @param arrival how it came
 */
public record NewGatewayEvent(AccountRef account, String eventId, String type, @Nullable String objectType,
		@Nullable String objectId, @Nullable String apiVersion, boolean liveMode, Instant occurredAt,
		Instant receivedAt, byte[] body, String envelope, Arrival arrival) {
}

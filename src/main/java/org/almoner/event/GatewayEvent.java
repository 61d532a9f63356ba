package org.almoner.event;

import java.time.Instant;

import org.almoner.salesforce.RecordId;

/**
 * A stored event, loaded for work.
 *
 * @param id its record
 * @param eventId the gateway's id of the event
 * @param type the gateway's event type
 * @param payload the whole body as text, from the field or the attached file
 * @param occurredAt when the gateway made it
 * @param attempts how often it was tried already
 */
public record GatewayEvent(RecordId id, String eventId, String type, String payload, Instant occurredAt, int attempts) {
}

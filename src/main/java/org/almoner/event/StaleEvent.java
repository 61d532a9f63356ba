package org.almoner.event;

import java.time.Instant;

/**
 * An event that is open though nothing happened to it for long.
 *
 * @param eventId the gateway's id of the event
 * @param receivedAt when it arrived
 */
public record StaleEvent(String eventId, Instant receivedAt) {
}

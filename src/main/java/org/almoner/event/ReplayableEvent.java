package org.almoner.event;

import java.time.Instant;

import org.almoner.salesforce.RecordId;

/**
 * A stored event that may be worked again, without its payload.
 *
 * @param id its record
 * @param account the key of its Gateway Account
 * @param eventId the gateway's id of the event
 * @param type the gateway's event type
 * @param status the value of {@code Status__c}
 * @param reason why it has that status, in words; may be empty
 * @param receivedAt when it arrived
 */
public record ReplayableEvent(RecordId id, String account, String eventId, String type, String status, String reason,
		Instant receivedAt) {
}

package org.almoner.event;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.RecordId;

/**
 * A stored event that is to be worked.
 *
 * @param id its record
 * @param account whose event
 * @param eventId the gateway's id of it
 */
public record UnsettledEvent(RecordId id, AccountKey account, String eventId) {
}

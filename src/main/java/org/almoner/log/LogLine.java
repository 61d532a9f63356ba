package org.almoner.log;

import java.time.Instant;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log as it was written.
 *
 * @param id its record
 * @param level the value of {@code Level__c}
 * @param source what found it
 * @param message one sentence
 * @param detail what helps to act
 * @param loggedAt when
 * @param about the account and the event that it is about
 */
public record LogLine(RecordId id, String level, String source, String message, @Nullable String detail,
		Instant loggedAt, About about) {

	/**
	 * What an entry is about; all null for nothing in particular.
	 *
	 * @param accountKey the account's key
	 * @param accountName its name
	 * @param eventKey the external id of the event, {@code account key:event id}
	 */
	public record About(@Nullable String accountKey, @Nullable String accountName, @Nullable String eventKey) {
	}

	/** Where it stands in the log, to ask for what follows it. */
	public String place() {
		return this.loggedAt + "_" + this.id;
	}

}

package org.almoner.event;

import java.time.Instant;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/**
 * A Gateway Event as the org has it, without its payload.
 *
 * @param id its record
 * @param account whose event
 * @param eventId the gateway's id of it
 * @param type the gateway's event type
 * @param about the gateway's object that it tells of
 * @param outcome what became of it
 * @param times when what happened
 * @param origin how it came
 */
public record StoredEvent(RecordId id, AccountKey account, String eventId, String type, Subject about, Outcome outcome,
		Times times, Origin origin) {

	static final String COLUMNS = "Id, Gateway_Key__c, Event_Id__c, Event_Type__c, Object_Type__c, Object_Id__c, "
			+ "Status__c, Status_Reason__c, Attempts__c, Occurred_At__c, Received_At__c, CreatedDate, Processed_At__c, "
			+ "Source__c, Api_Version__c, Live_Mode__c, Payload_Overflow__c, Payload_Sha256__c, "
			+ PayloadErasures.ERASED_AT;

	/**
	 * The gateway's object that an event tells of.
	 *
	 * @param type such as {@code charge}
	 * @param id such as {@code ch_3Nabc}
	 */
	public record Subject(String type, String id) {
	}

	/**
	 * What became of an event.
	 *
	 * @param status where it stands; empty where a person gave it a status that is none
	 * @param reason why, in words
	 * @param error all that is known of a failure; only where one event was asked for
	 * @param attempts how often it was tried
	 */
	public record Outcome(Optional<EventStatus> status, @Nullable String reason, @Nullable String error, int attempts) {
	}

	/**
	 * When what happened.
	 *
	 * @param occurred the gateway made it
	 * @param received it was at the door
	 * @param stored the org had it
	 * @param settled its work ended
	 * @param erased its payload lost what tells of a person
	 */
	public record Times(@Nullable Instant occurred, @Nullable Instant received, Instant stored,
			@Nullable Instant settled, @Nullable Instant erased) {
	}

	/**
	 * How an event came.
	 *
	 * @param source Webhook, Sweep or Backfill
	 * @param apiVersion the version that its payload is written in
	 * @param liveMode whether its money is real
	 * @param overflow whether its payload is in a file
	 * @param sha256 of the bytes received
	 */
	public record Origin(String source, String apiVersion, boolean liveMode, boolean overflow, String sha256) {
	}

	/** Empty for a row that people made without a key of ours. */
	static Optional<StoredEvent> of(Row row) {
		String key = row.text(EventRows.KEY).orElse("");
		int colon = key.indexOf(':');
		if (colon < 0 || !AccountKey.matches(key.substring(0, colon))) {
			return Optional.empty();
		}
		return Optional.of(new StoredEvent(row.requiredId(), new AccountKey(key.substring(0, colon)),
				row.text("Event_Id__c").orElse(key.substring(colon + 1)), row.text("Event_Type__c").orElse(""),
				new Subject(row.text("Object_Type__c").orElse(""), row.text("Object_Id__c").orElse("")), outcome(row),
				times(row), origin(row)));
	}

	private static Outcome outcome(Row row) {
		return new Outcome(row.text("Status__c").flatMap(EventStatus::of), row.text("Status_Reason__c").orElse(null),
				row.text("Error__c").orElse(null), row.number("Attempts__c").map(Number::intValue).orElse(0));
	}

	private static Times times(Row row) {
		return new Times(row.moment("Occurred_At__c").orElse(null), row.moment("Received_At__c").orElse(null),
				row.moment("CreatedDate").orElse(Instant.EPOCH), row.moment("Processed_At__c").orElse(null),
				row.moment(PayloadErasures.ERASED_AT).orElse(null));
	}

	private static Origin origin(Row row) {
		return new Origin(row.text("Source__c").orElse(""), row.text("Api_Version__c").orElse(""),
				row.flag("Live_Mode__c"), row.flag(EventRows.OVERFLOW), row.text("Payload_Sha256__c").orElse(""));
	}

}

package org.almoner.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where an event is on its way, for a person who waits for it. Each question is one call
 * to the org; methods throw {@link org.almoner.salesforce.SalesforceException} when it
 * did not answer.
 */
@Component
public class EventTrail {

	private static final String SELECT = "SELECT Event_Id__c, Event_Type__c, Status__c, Status_Reason__c, "
			+ "Received_At__c, Processed_At__c FROM Gateway_Event__c WHERE ";

	private final SalesforceOperations salesforce;

	EventTrail(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** An event of an account, by the gateway's id of it. */
	public Optional<Trace> find(AccountKey account, String eventId) {
		return first(EventRows.KEY + " = " + Soql.literal(account.externalId(eventId)) + " LIMIT 1");
	}

	/** The first event of an account that is not of a type. */
	public Optional<Trace> firstNotOf(String type, AccountKey account) {
		return first(OfAccount.condition(account) + " AND Event_Type__c != " + Soql.literal(type)
				+ " ORDER BY Received_At__c LIMIT 1");
	}

	private Optional<Trace> first(String condition) {
		List<Row> rows = this.salesforce.query(SELECT + condition);
		return rows.stream().findFirst().map(EventTrail::trace);
	}

	private static Trace trace(Row row) {
		return new Trace(row.text("Event_Id__c").orElse(""), row.text("Event_Type__c").orElse(""),
				row.text("Status__c").orElse(""), row.text("Status_Reason__c").orElse(null),
				row.moment("Received_At__c").orElse(Instant.EPOCH), row.moment("Processed_At__c").orElse(null));
	}

	/**
	 * An event on its way.
	 *
	 * @param eventId the gateway's id of it
	 * @param type the gateway's type of it
	 * @param status the value of {@code Status__c}
	 * @param reason why it has this status; null where nothing is to be said
	 * @param receivedAt when it came to the door
	 * @param processedAt when it was settled; null before
	 */
	public record Trace(String eventId, String type, String status, @Nullable String reason, Instant receivedAt,
			@Nullable Instant processedAt) {

		/** Whether it still waits to be worked. */
		public boolean isOpen() {
			return EventRows.OPEN.contains(this.status);
		}

		/** Whether work on it ended without success. */
		public boolean isFailed() {
			return "Failed".equals(this.status);
		}

	}

}

package org.almoner.event;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what tells of a person out of stored payloads. What proves what came, the hash of
 * it, stays. Methods that ask throw {@link org.almoner.salesforce.SalesforceException} if
 * the org did not answer.
 */
@Component
public class PayloadErasures {

	static final String ERASED_AT = "Payload_Erased_At__c";

	private static final String IS_WHOLE = ERASED_AT + " = null";

	private static final String IS_SETTLED = Soql.in("Status__c", List.of("Processed", "Ignored", "Failed"));

	private static final String COLUMNS = "SELECT Id, Event_Id__c, Event_Type__c, Payload__c, Payload_Overflow__c, "
			+ EventRows.ERROR + " " + "FROM " + EventRows.TYPE + " WHERE ";

	private final SalesforceOperations salesforce;

	private final OverflowFiles files;

	private final InstantSource time;

	PayloadErasures(SalesforceOperations salesforce, InstantSource time) {
		this.salesforce = salesforce;
		this.files = new OverflowFiles(salesforce);
		this.time = time;
	}

	/**
	 * A stored event whose payload is still as it came.
	 *
	 * @param id its record
	 * @param eventId the gateway's id of the event
	 * @param type the gateway's event type
	 * @param payload as its field holds it
	 * @param overflow whether the whole payload is in a file
	 * @param error all that is known of a failure, which may quote the payload; may be
	 * empty
	 */
	public record Whole(RecordId id, String eventId, String type, String payload, boolean overflow, String error) {
	}

	/**
	 * What became of some events.
	 *
	 * @param erased how many have no personal data any more
	 * @param refused what the org did not take
	 */
	public record Outcome(int erased, List<Refused> refused) {

		public Outcome {
			refused = List.copyOf(refused);
		}

	}

	/**
	 * Settled events whose payloads are to be erased, in the order of their records.
	 * @param receivedBefore only those that arrived before
	 * @param after the last record of the page before; null for the first
	 * @param limit how many at the most
	 */
	public List<Whole> due(AccountKey account, Instant receivedBefore, @Nullable RecordId after, int limit) {
		String soql = COLUMNS + OfAccount.condition(account) + " AND " + IS_WHOLE + " AND " + IS_SETTLED
				+ " AND Received_At__c < " + receivedBefore.truncatedTo(ChronoUnit.SECONDS)
				+ ((after == null) ? "" : " AND Id > " + Soql.literal(after.value())) + " ORDER BY Id LIMIT " + limit;
		return this.salesforce.query(soql).stream().map(PayloadErasures::event).toList();
	}

	/**
	 * Events with whole payloads by what names them, whatever their status.
	 * @param eventIds the gateway's ids of events
	 * @param objectIds the gateway's ids of what events tell of
	 * @param limit how many at the most
	 */
	public List<Whole> named(AccountKey account, Collection<String> eventIds, Collection<String> objectIds, int limit) {
		Map<RecordId, Whole> found = new LinkedHashMap<>();
		for (String condition : conditions(account, eventIds, objectIds)) {
			if (found.size() < limit) {
				this.salesforce.query(COLUMNS + condition + " ORDER BY Id LIMIT " + (limit - found.size()))
					.forEach((row) -> found.put(row.requiredId(), event(row)));
			}
		}
		return List.copyOf(found.values());
	}

	/** How many of these events have whole payloads, by their type. */
	public Map<String, Long> count(AccountKey account, Collection<String> eventIds, Collection<String> objectIds) {
		Map<RecordId, String> types = new LinkedHashMap<>();
		for (String condition : conditions(account, eventIds, objectIds)) {
			this.salesforce.query("SELECT Id, Event_Type__c FROM " + EventRows.TYPE + " WHERE " + condition)
				.forEach((row) -> types.put(row.requiredId(), row.text("Event_Type__c").orElse("")));
		}
		Map<String, Long> counts = new LinkedHashMap<>();
		types.values().stream().sorted().forEach((type) -> counts.merge(type, 1L, Long::sum));
		return counts;
	}

	private static List<String> conditions(AccountKey account, Collection<String> eventIds,
			Collection<String> objectIds) {
		List<String> conditions = new ArrayList<>();
		List<String> keys = new LinkedHashSet<>(eventIds).stream().map(account::externalId).toList();
		Soql.parts(keys).forEach((part) -> conditions.add(Soql.in(EventRows.KEY, part) + " AND " + IS_WHOLE));
		Soql.parts(new LinkedHashSet<>(objectIds))
			.forEach((part) -> conditions
				.add(OfAccount.condition(account) + " AND " + Soql.in("Object_Id__c", part) + " AND " + IS_WHOLE));
		return conditions;
	}

	private static Whole event(Row row) {
		return new Whole(row.requiredId(), row.text("Event_Id__c").orElse(""), row.text("Event_Type__c").orElse(""),
				row.text(EventRows.PAYLOAD).orElse(""), row.flag(EventRows.OVERFLOW),
				row.text(EventRows.ERROR).orElse(""));
	}

	/**
	 * Erases payloads. What a crash cuts short is done again, which does no harm: an
	 * event counts as erased only once its files are.
	 * @param eraser takes the personal data out of a payload
	 * @param beforeWrite asked before each call that writes; throws when nothing may be
	 * written any more
	 */
	public Outcome erase(List<Whole> events, UnaryOperator<String> eraser, Runnable beforeWrite) {
		return new PayloadEraser(this.salesforce, this.files, beforeWrite, this.time.instant()).erase(events, eraser);
	}

}

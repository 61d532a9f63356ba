package org.almoner.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the events that are to be worked. */
final class OpenEvents {

	private static final Logger log = LoggerFactory.getLogger(OpenEvents.class);

	private static final String IS_OPEN = Soql.in("Status__c", EventRows.OPEN);

	private final SalesforceOperations salesforce;

	private final OverflowFiles files;

	OpenEvents(SalesforceOperations salesforce, OverflowFiles files) {
		this.salesforce = salesforce;
		this.files = files;
	}

	List<GatewayEvent> load(AccountKey account, Collection<String> eventIds) {
		return load(account, eventIds, " AND " + IS_OPEN);
	}

	/** Also those that are settled. */
	List<GatewayEvent> loadAny(AccountKey account, Collection<String> eventIds) {
		return load(account, eventIds, "");
	}

	private List<GatewayEvent> load(AccountKey account, Collection<String> eventIds, String condition) {
		List<String> keys = new LinkedHashSet<>(eventIds).stream().map(account::externalId).toList();
		List<Row> rows = new ArrayList<>();
		for (List<String> some : Soql.parts(keys)) {
			rows.addAll(this.salesforce
				.query("SELECT Id, Event_Id__c, Event_Type__c, Payload__c, Payload_Overflow__c, Occurred_At__c, "
						+ "Attempts__c FROM Gateway_Event__c WHERE " + Soql.in(EventRows.KEY, some) + condition));
		}
		return withPayloads(account, rows);
	}

	private List<GatewayEvent> withPayloads(AccountKey account, List<Row> rows) {
		List<RecordId> overflowing = rows.stream()
			.filter((row) -> row.flag(EventRows.OVERFLOW))
			.map(Row::requiredId)
			.toList();
		Map<RecordId, String> payloads = this.files.read(overflowing);
		List<GatewayEvent> events = new ArrayList<>();
		for (Row row : rows) {
			boolean overflow = row.flag(EventRows.OVERFLOW);
			String payload = overflow ? payloads.get(row.requiredId()) : row.text(EventRows.PAYLOAD).orElse("");
			if (payload == null) {
				// not answered with 200 yet: it comes again, and brings the file
				log.warn("Event {} of {} waits for its file", row.text("Event_Id__c").orElse(""), account);
			}
			else {
				events.add(event(row, payload));
			}
		}
		return events;
	}

	private static GatewayEvent event(Row row, String payload) {
		return new GatewayEvent(row.requiredId(), row.text("Event_Id__c").orElse(""),
				row.text("Event_Type__c").orElse(""), payload, row.moment("Occurred_At__c").orElse(Instant.EPOCH),
				row.number("Attempts__c").map((attempts) -> attempts.intValue()).orElse(0));
	}

}

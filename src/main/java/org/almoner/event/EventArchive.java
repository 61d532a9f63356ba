package org.almoner.event;

import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/**
 * Shows people the events that are stored. Each question is one call to the org and
 * throws {@link org.almoner.salesforce.SalesforceException} when it did not answer.
 */
@Component
public class EventArchive {

	private final SalesforceOperations salesforce;

	private final OverflowFiles files;

	EventArchive(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
		this.files = new OverflowFiles(salesforce);
	}

	/** A page of events. */
	public EventPage list(EventQuery query) {
		if (query.isVoid()) {
			return EventPage.EMPTY;
		}
		List<Row> rows = this.salesforce.query(query.soql());
		List<Row> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
		EventPage.Mark next = (rows.size() > shown.size()) ? mark(shown.getLast()) : null;
		return new EventPage(shown.stream().flatMap((row) -> StoredEvent.of(row).stream()).toList(), next);
	}

	/** Not every row is an event of ours, but every row has its place. */
	private static EventPage.Mark mark(Row row) {
		return new EventPage.Mark(row.moment("CreatedDate").orElseThrow(), row.requiredId());
	}

	/** One event, with its error. */
	public Optional<StoredEvent> find(AccountKey account, String eventId) {
		return this.salesforce
			.query("SELECT " + StoredEvent.COLUMNS + ", Error__c FROM " + EventRows.TYPE + " WHERE "
					+ Soql.in(EventRows.KEY, List.of(account.externalId(eventId))))
			.stream()
			.flatMap((row) -> StoredEvent.of(row).stream())
			.findFirst();
	}

	/**
	 * The whole payload of an event, from its field or its file; empty while the file is
	 * missing, or when retention took it.
	 */
	public Optional<String> payload(StoredEvent event) {
		RecordId id = event.id();
		return event.origin().overflow() ? Optional.ofNullable(this.files.read(List.of(id)).get(id))
				: this.salesforce
					.query("SELECT Id, Payload__c FROM " + EventRows.TYPE + " WHERE Id = " + Soql.literal(id.value()))
					.stream()
					.findFirst()
					.flatMap((row) -> row.text(EventRows.PAYLOAD));
	}

}

package org.almoner.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.event.StoreOutcome.Rejected;
import org.almoner.event.StoreOutcome.Stored;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.SaveOutcome.Saved;
import org.almoner.salesforce.Soql;

/**
 * Writes a batch of events to the org: the rows, then the files of those whose payload is
 * too long. An event counts as stored once both are there.
 */
final class EventWriter implements GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> {

	private final SalesforceOperations salesforce;

	private final Isolation isolation;

	private final OverflowFiles files;

	EventWriter(SalesforceOperations salesforce, OverflowFiles files) {
		this.salesforce = salesforce;
		this.isolation = new Isolation(salesforce);
		this.files = files;
	}

	@Override
	public String identity(NewGatewayEvent event) {
		return EventRows.key(event);
	}

	@Override
	public List<StoreOutcome> carry(List<NewGatewayEvent> events) {
		Map<NewGatewayEvent, StoreOutcome> outcomes = new LinkedHashMap<>();
		List<NewGatewayEvent> tooLong = writeWhole(events, outcomes);
		writeOverflowing(tooLong, outcomes);
		return events.stream().map(outcomes::get).toList();
	}

	/** Writes those that fit. Returns those that do not, by our count or the org's. */
	private List<NewGatewayEvent> writeWhole(List<NewGatewayEvent> events,
			Map<NewGatewayEvent, StoreOutcome> outcomes) {
		List<NewGatewayEvent> fitting = new ArrayList<>();
		List<NewGatewayEvent> tooLong = new ArrayList<>();
		List<Row> rows = new ArrayList<>();
		for (NewGatewayEvent event : events) {
			String payload = EventRows.payload(event);
			if (EventRows.fits(payload)) {
				fitting.add(event);
				rows.add(EventRows.whole(event, payload));
			}
			else {
				tooLong.add(event);
			}
		}
		List<SaveOutcome> saves = this.isolation.create(rows);
		for (int index = 0; index < saves.size(); index++) {
			NewGatewayEvent event = fitting.get(index);
			if (isTooLong(saves.get(index))) {
				tooLong.add(event);
			}
			else {
				outcomes.put(event, outcome(saves.get(index)));
			}
		}
		return tooLong;
	}

	private void writeOverflowing(List<NewGatewayEvent> events, Map<NewGatewayEvent, StoreOutcome> outcomes) {
		List<SaveOutcome> saves = this.isolation.create(events.stream().map(EventRows::overflowing).toList());
		Map<NewGatewayEvent, RecordId> withoutFile = new LinkedHashMap<>();
		List<NewGatewayEvent> duplicates = new ArrayList<>();
		for (int index = 0; index < saves.size(); index++) {
			NewGatewayEvent event = events.get(index);
			outcomes.put(event, outcome(saves.get(index)));
			if (saves.get(index) instanceof Saved saved) {
				withoutFile.put(event, saved.id());
			}
			else if (isDuplicate(saves.get(index))) {
				duplicates.add(event);
			}
		}
		withoutFile.putAll(duplicatesWithoutFile(duplicates, outcomes));
		attach(withoutFile, outcomes);
	}

	private void attach(Map<NewGatewayEvent, RecordId> withoutFile, Map<NewGatewayEvent, StoreOutcome> outcomes) {
		List<NewGatewayEvent> events = List.copyOf(withoutFile.keySet());
		List<SaveOutcome> saves = this.files.attach(List.copyOf(withoutFile.values()), events);
		for (int index = 0; index < saves.size(); index++) {
			if (saves.get(index) instanceof Refused refused) {
				outcomes.put(events.get(index), rejected(refused));
			}
		}
	}

	/** An earlier delivery may have stored the row and then failed to attach the file. */
	private Map<NewGatewayEvent, RecordId> duplicatesWithoutFile(List<NewGatewayEvent> duplicates,
			Map<NewGatewayEvent, StoreOutcome> outcomes) {
		Map<NewGatewayEvent, RecordId> withoutFile = new LinkedHashMap<>();
		if (duplicates.isEmpty()) {
			return withoutFile;
		}
		try {
			Map<String, RecordId> records = overflowing(duplicates);
			Set<RecordId> present = this.files.present(records.values());
			for (NewGatewayEvent event : duplicates) {
				RecordId record = records.get(EventRows.key(event));
				if (record != null && !present.contains(record)) {
					withoutFile.put(event, record);
				}
			}
		}
		catch (SalesforceException ex) {
			Refused unanswered = new Refused(ex.kind(), ex.code(), "", List.of());
			duplicates.forEach((event) -> outcomes.put(event, rejected(unanswered)));
		}
		return withoutFile;
	}

	private Map<String, RecordId> overflowing(List<NewGatewayEvent> events) {
		Map<String, RecordId> records = new LinkedHashMap<>();
		List<String> keys = events.stream().map(EventRows::key).toList();
		this.salesforce
			.query("SELECT Id, Gateway_Key__c FROM Gateway_Event__c WHERE Payload_Overflow__c = true AND "
					+ Soql.in(EventRows.KEY, keys))
			.forEach((row) -> row.text(EventRows.KEY).ifPresent((key) -> records.put(key, row.requiredId())));
		return records;
	}

	private static StoreOutcome outcome(SaveOutcome save) {
		return switch (save) {
			case Saved saved -> new Stored(false);
			case Refused refused when refused.kind() == FailureKind.DUPLICATE -> new Stored(true);
			case Refused refused -> rejected(refused);
		};
	}

	private static Rejected rejected(Refused refused) {
		return new Rejected(refused.kind(), "Salesforce did not take the event (" + refused.code() + ")",
				retryAfter(refused.kind()));
	}

	private static Duration retryAfter(FailureKind kind) {
		return switch (kind) {
			case LOCKED, UNKNOWN_OUTCOME, MISSING_PARENT, DUPLICATE -> Duration.ofSeconds(10);
			case AWAY -> Duration.ofMinutes(1);
			case LIMIT -> Duration.ofMinutes(15);
			case INVALID, CONFIGURATION -> Duration.ofHours(1);
		};
	}

	private static boolean isDuplicate(SaveOutcome save) {
		return save instanceof Refused refused && refused.kind() == FailureKind.DUPLICATE;
	}

	private static boolean isTooLong(SaveOutcome save) {
		return save instanceof Refused refused && "STRING_TOO_LONG".equals(refused.code())
				&& (refused.fields().isEmpty() || refused.fields().contains(EventRows.PAYLOAD));
	}

}

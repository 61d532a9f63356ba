package org.almoner.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.almoner.event.PayloadErasures.Whole;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.Soql;

/**
 * The files that hold payloads too long for the field, each published where its event is.
 */
final class OverflowFiles {

	private static final String LOCATION = "FirstPublishLocationId";

	// a file has up to 2 MiB, and a third more as base64
	private static final int READ_AT_ONCE = 10;

	private final SalesforceOperations salesforce;

	OverflowFiles(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Attaches each event's body to its record; one outcome each, in their order. */
	List<SaveOutcome> attach(List<RecordId> records, List<NewGatewayEvent> events) {
		List<Row> files = new ArrayList<>();
		for (int index = 0; index < records.size(); index++) {
			NewGatewayEvent event = events.get(index);
			files.add(file(records.get(index), event.eventId(), event.body()));
		}
		return files.isEmpty() ? List.of() : this.salesforce.create(files);
	}

	/** Attaches other payloads to events, beside the files that are there. */
	List<SaveOutcome> attach(List<Whole> events, Function<Whole, String> payload) {
		return this.salesforce.create(events.stream()
			.map((event) -> file(event.id(), event.eventId(), payload.apply(event).getBytes(StandardCharsets.UTF_8)))
			.toList());
	}

	/** The documents of some events' payloads; what people attached is none. */
	Map<RecordId, List<RecordId>> documents(List<Whole> events) {
		Map<String, String> names = new HashMap<>();
		events.forEach((event) -> names.put(event.id().value(), name(event.eventId())));
		Map<RecordId, List<RecordId>> documents = new HashMap<>();
		for (List<String> ids : Soql.parts(names.keySet())) {
			this.salesforce
				.query("SELECT " + LOCATION + ", ContentDocumentId, PathOnClient FROM ContentVersion WHERE"
						+ " IsLatest = true AND " + Soql.in(LOCATION, ids))
				.stream()
				.filter((row) -> row.text("PathOnClient").equals(row.text(LOCATION).map(names::get)))
				.forEach((row) -> documents
					.computeIfAbsent(new RecordId(row.text(LOCATION).orElseThrow()), (fresh) -> new ArrayList<>())
					.add(new RecordId(row.text("ContentDocumentId").orElseThrow())));
		}
		return documents;
	}

	/** Those of some events that have a file. */
	Set<RecordId> present(Collection<RecordId> records) {
		Set<RecordId> present = new HashSet<>();
		forFiles(records, LOCATION, (row) -> row.text(LOCATION).map(RecordId::new).ifPresent(present::add));
		return present;
	}

	/** The payloads of some events, of those that have a file. */
	Map<RecordId, String> read(Collection<RecordId> records) {
		Map<RecordId, String> payloads = new HashMap<>();
		forFiles(records, LOCATION + ", VersionData", (row) -> row.text(LOCATION)
			.ifPresent((location) -> payloads.put(new RecordId(location), text(row.text("VersionData").orElse("")))));
		return payloads;
	}

	private void forFiles(Collection<RecordId> records, String fields, Consumer<Row> reader) {
		for (List<String> ids : Chunks.of(records.stream().map(RecordId::value).toList(), READ_AT_ONCE)) {
			this.salesforce
				.query("SELECT " + fields + " FROM ContentVersion WHERE IsLatest = true AND " + Soql.in(LOCATION, ids))
				.forEach(reader);
		}
	}

	private static Row file(RecordId record, String eventId, byte[] body) {
		return Row.of("ContentVersion")
			.with("Title", EventRows.cut(eventId, EventRows.REASON))
			.with("PathOnClient", name(eventId))
			.with("VersionData", body)
			.with(LOCATION, record);
	}

	private static String name(String eventId) {
		return eventId.replaceAll("[^A-Za-z0-9_.-]", "_") + ".json";
	}

	private static String text(String base64) {
		return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
	}

}

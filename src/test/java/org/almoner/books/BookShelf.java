package org.almoner.books;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Records kept in memory, found and written as the org does: by the look-ups that the
 * books ask for, and nothing else.
 */
public final class BookShelf {

	private final ZoneId zone;

	private final Map<RecordKey, PresentRecord> records = new HashMap<>();

	public BookShelf(ZoneId zone) {
		this.zone = zone;
	}

	/** Posts a batch of facts as the worker does. */
	public Plan post(Collection<Fact> facts) {
		State state = State.EMPTY;
		Set<Lookup> asked = new HashSet<>();
		Set<Lookup> open = new LinkedHashSet<>(Books.questions(facts, state));
		while (!open.isEmpty()) {
			state = state.plus(open.stream().flatMap((lookup) -> find(lookup).stream()).toList());
			asked.addAll(open);
			open = new LinkedHashSet<>(Books.questions(facts, state));
			open.removeAll(asked);
		}
		Plan plan = Books.post(facts, state, this.zone);
		plan.changes().forEach(this::apply);
		return plan;
	}

	private List<PresentRecord> find(Lookup lookup) {
		return this.records.values().stream().filter((record) -> answers(record, lookup)).toList();
	}

	private static boolean answers(PresentRecord record, Lookup lookup) {
		Field by = lookup.by();
		return record.key().kind() == lookup.kind() && ((by == null) ? record.key().id().equals(lookup.value())
				: lookup.value().equals(record.values().get(by.apiName())));
	}

	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	private void apply(Change change) {
		PresentRecord before = this.records.get(change.key());
		Map<String, @Nullable String> values = new HashMap<>();
		if (before != null) {
			values.putAll(before.values());
		}
		change.fields().forEach((field, value) -> values.put(field.apiName(), value));
		String id = (before != null) ? before.recordId() : "a00000000000000";
		this.records.put(change.key(),
				new PresentRecord(change.key(), id, values, Provenance.parse(change.provenance())));
	}

	/** What a person changes in the org. */
	@SuppressWarnings("NullAway") // does not see the type annotations of a compiled
									// record
	public void edit(RecordKey key, String field, @Nullable String value) {
		PresentRecord before = Objects.requireNonNull(this.records.get(key));
		Map<String, @Nullable String> values = new HashMap<>();
		values.putAll(before.values());
		values.put(field, value);
		this.records.put(key, new PresentRecord(key, before.recordId(), values, before.provenance()));
	}

	/** A field of a record. */
	public @Nullable String value(RecordKind kind, String id, String field) {
		PresentRecord record = this.records.get(new RecordKey(kind, id));
		return (record != null) ? record.values().get(field) : null;
	}

	/** How many records of a kind there are. */
	public long count(RecordKind kind) {
		return this.records.keySet().stream().filter((key) -> key.kind() == kind).count();
	}

	/**
	 * All records with all their fields, and all registers: what must be the same in
	 * whatever order the facts came.
	 */
	public Map<String, Map<String, String>> contents() {
		Map<String, Map<String, String>> contents = new TreeMap<>();
		this.records.forEach((key, record) -> {
			Map<String, String> fields = new TreeMap<>();
			record.values().forEach((field, value) -> {
				if (value != null) {
					fields.put(field, value);
				}
			});
			record.provenance()
				.ledger()
				.registers()
				.forEach((code, register) -> fields.put("~" + code, register.toString()));
			contents.put(key.kind() + " " + key.id(), fields);
		});
		return contents;
	}

}

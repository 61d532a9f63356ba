package org.almoner.books;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the org has, as far as it was asked for.
 *
 * @param records record by key
 * @param references the record ids of the references that lead to one record
 */
public record State(Map<RecordKey, PresentRecord> records, Map<Reference, String> references) {

	/** Nothing asked for yet. */
	public static final State EMPTY = new State(Map.of(), Map.of());

	public State {
		records = Collections.unmodifiableMap(records);
		references = Collections.unmodifiableMap(references);
	}

	/** This state with more records. */
	public State plus(Collection<PresentRecord> more) {
		Map<RecordKey, PresentRecord> all = new HashMap<>(this.records);
		more.forEach((record) -> all.put(record.key(), record));
		return new State(all, this.references);
	}

	/** This state with the record ids of references. */
	public State resolving(Map<Reference, String> resolved) {
		return new State(this.records, resolved);
	}

	Optional<PresentRecord> find(RecordKey key) {
		return Optional.ofNullable(this.records.get(key));
	}

}

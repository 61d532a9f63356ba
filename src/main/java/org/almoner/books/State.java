package org.almoner.books;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records that the org has, as far as they were asked for.
 *
 * @param records record by key
 */
public record State(Map<RecordKey, PresentRecord> records) {

	/** Nothing asked for yet. */
	public static final State EMPTY = new State(Map.of());

	public State {
		records = Collections.unmodifiableMap(records);
	}

	/** This state with more records. */
	public State plus(Collection<PresentRecord> more) {
		Map<RecordKey, PresentRecord> all = new HashMap<>(this.records);
		more.forEach((record) -> all.put(record.key(), record));
		return new State(all);
	}

	Optional<PresentRecord> find(RecordKey key) {
		return Optional.ofNullable(this.records.get(key));
	}

}

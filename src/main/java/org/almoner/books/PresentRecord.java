package org.almoner.books;

import java.util.Collections;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record as the org has it.
 *
 * @param key which record
 * @param recordId its id in the org
 * @param values canonical text by the field's API name; of a link the gateway's id of its
 * target; fields that are empty may be left out
 * @param provenance where its fields come from
 */
public record PresentRecord(RecordKey key, String recordId, Map<String, @Nullable String> values,
		Provenance provenance) {

	public PresentRecord {
		values = Collections.unmodifiableMap(values);
	}

}

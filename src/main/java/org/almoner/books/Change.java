package org.almoner.books;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A record that is to be made or updated; only what changes.
 *
 * @param key which record
 * @param place where it is; null where it is to be made
 * @param fields what to write: canonical text, null to clear
 * @param provenance the text for {@code Provenance__c}
 * @param causes the ids of the events that led to it
 */
public record Change(RecordKey key, @Nullable Place place, Map<Field, @Nullable String> fields, String provenance,
		Set<String> causes) {

	public Change {
		fields = Collections.unmodifiableMap(fields);
		causes = Set.copyOf(causes);
	}

}

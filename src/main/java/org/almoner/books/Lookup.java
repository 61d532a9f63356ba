package org.almoner.books;

import org.jspecify.annotations.Nullable;

/**
 * Something that the books want to know of the org: the records of a kind that have a
 * value in a field.
 *
 * @param kind the kind of records
 * @param by the field to search by; null for the record of that id itself
 * @param value what the field holds: an id of the gateway
 */
public record Lookup(RecordKind kind, @Nullable Field by, String value) {

	static Lookup of(RecordKind kind, String id) {
		return new Lookup(kind, null, id);
	}

}

package org.almoner.sandbox.org;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row as it came with a write; its type and fields are known to exist.
 *
 * @param object what it is a record of
 * @param id the record's id, where it came with one
 * @param fields what it says, field by API name
 */
record RowInput(OrgObject object, @Nullable String id, Map<String, Said> fields) {

	/** What a row says of a field. */
	sealed interface Said {

		/** The text that came. */
		record Text(String text) implements Said {
		}

		/** The field is to be cleared. */
		record Cleared() implements Said {
		}

		/** A lookup's target by external id. */
		record Parent(OrgObject object, OrgField keyField, String key) implements Said {
		}

	}

}

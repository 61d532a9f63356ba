package org.almoner.salesforce;

import java.util.List;

/** What became of one row of a write. */
public sealed interface SaveOutcome {

	/**
	 * The row is in the org.
	 *
	 * @param id the record's id
	 * @param created whether the record was made by this write
	 */
	record Saved(RecordId id, boolean created) implements SaveOutcome {
	}

	/**
	 * The row was not taken, or nobody knows.
	 *
	 * @param kind what that means
	 * @param code the org's own code, such as {@code STRING_TOO_LONG}, or the error's
	 * class
	 * @param message the org's own words; may name values of the row, so never for a log
	 * @param fields the fields that the org complains about
	 */
	record Refused(FailureKind kind, String code, String message, List<String> fields) implements SaveOutcome {

		public Refused {
			fields = List.copyOf(fields);
		}

	}

}

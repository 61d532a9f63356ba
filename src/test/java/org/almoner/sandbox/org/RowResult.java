package org.almoner.sandbox.org;

import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param id the record, if it was saved
 * @param created whether it was made by this write
 * @param error why it was not saved
 */
record RowResult(@Nullable String id, boolean created, @Nullable RowError error) {

	static RowResult saved(String id, boolean created) {
		return new RowResult(id, created, null);
	}

	static RowResult refused(RowError error) {
		return new RowResult(null, false, error);
	}

}

package org.almoner.sandbox.org;

import java.util.List;

/**
 * Why a row of a write was not saved.
 *
 * @param code the status code, such as {@code STRING_TOO_LONG}
 * @param message the org's words
 * @param fields the fields it complains about
 */
record RowError(String code, String message, List<String> fields) {

	RowError {
		fields = List.copyOf(fields);
	}

}

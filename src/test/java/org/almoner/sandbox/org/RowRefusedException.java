package org.almoner.sandbox.org;

import java.util.List;

/** A row that the org does not save. */
final class RowRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient RowError error;

	RowRefusedException(String code, String message, String... fields) {
		super(code + ": " + message, null, false, false);
		this.error = new RowError(code, message, List.of(fields));
	}

	RowError error() {
		return this.error;
	}

}

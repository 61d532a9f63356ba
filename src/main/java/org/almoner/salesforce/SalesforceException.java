package org.almoner.salesforce;

import org.jspecify.annotations.Nullable;

/** A question to the org that got no answer. */
public class SalesforceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final FailureKind kind;

	private final String code;

	/**
	 * A failure.
	 * @param kind what it means
	 * @param code the org's own code, or the error's class
	 * @param message what happened, in words for a person, without values of records
	 * @param cause the error of the wire, if any
	 */
	public SalesforceException(FailureKind kind, String code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
		this.code = code;
	}

	/** What it means. */
	public FailureKind kind() {
		return this.kind;
	}

	/** The org's own code. */
	public String code() {
		return this.code;
	}

}

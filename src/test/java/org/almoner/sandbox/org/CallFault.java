package org.almoner.sandbox.org;

import org.jspecify.annotations.Nullable;

/** A call that the org refuses as a whole. */
final class CallFault extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String type;

	private final @Nullable String code;

	private final String text;

	/**
	 * A fault.
	 * @param type the element in the fault's detail, such as {@code UnexpectedErrorFault}
	 * @param code the exception code, null for a fault without detail
	 * @param text the org's words
	 */
	CallFault(String type, @Nullable String code, String text) {
		super(code + ": " + text, null, false, false);
		this.type = type;
		this.code = code;
		this.text = text;
	}

	static CallFault unexpected(String code, String text) {
		return new CallFault("UnexpectedErrorFault", code, text);
	}

	static CallFault invalidType(String text) {
		return new CallFault("InvalidSObjectFault", "INVALID_TYPE", text);
	}

	static CallFault invalidField(String text) {
		return new CallFault("InvalidFieldFault", "INVALID_FIELD", text);
	}

	static CallFault malformedQuery(String text) {
		return new CallFault("MalformedQueryFault", "MALFORMED_QUERY", text);
	}

	/** A message that is no proper SOAP call: a client fault without a detail. */
	static CallFault client(String text) {
		return new CallFault("", null, text);
	}

	String type() {
		return this.type;
	}

	@Nullable String code() {
		return this.code;
	}

	String text() {
		return this.text;
	}

	/** Whether the detail has a place in the query. */
	boolean isQueryFault() {
		return this.type.equals("InvalidFieldFault") || this.type.equals("MalformedQueryFault")
				|| this.type.equals("InvalidSObjectFault");
	}

}

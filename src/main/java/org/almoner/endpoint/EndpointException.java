package org.almoner.endpoint;

/** The single-endpoint rule forbids something. The message is for an admin. */
public class EndpointException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	/**
	 * Something is forbidden.
	 * @param kind why
	 * @param message what is the matter, what it means and what to do
	 */
	public EndpointException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/** Why. */
	public Kind kind() {
		return this.kind;
	}

	/** Why something is forbidden. */
	public enum Kind {

		/** There is an endpoint already, or somebody is at it. */
		CONFLICT,
		/** A key of another mode or account, or one that lacks a permission. */
		KEY,
		/** What was asked does not fit the account: such as a rotation of a Draft. */
		STATE

	}

}

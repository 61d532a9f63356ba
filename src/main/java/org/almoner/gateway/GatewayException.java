package org.almoner.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A gateway did not do what it was asked. The message is for an admin and names no key.
 */
public class GatewayException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	/**
	 * An error of a gateway.
	 * @param kind what it means
	 * @param message what happened and what to do, for an admin
	 */
	public GatewayException(Kind kind, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	/** What it means. */
	public Kind kind() {
		return this.kind;
	}

	/** What an error of a gateway means. */
	public enum Kind {

		/** The key is unknown, revoked or expired. */
		KEY_REFUSED,
		/** The key lacks a permission, which the message names. */
		PERMISSION_MISSING,
		/** The account has as many endpoints as the gateway allows. */
		TOO_MANY_ENDPOINTS,
		/** The gateway did not take what was asked. */
		REFUSED,
		/** The gateway is away, slow or busy; the same may work later. */
		UNAVAILABLE

	}

}

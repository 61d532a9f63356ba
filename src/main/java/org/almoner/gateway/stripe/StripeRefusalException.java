package org.almoner.gateway.stripe;

import java.util.Optional;

import org.almoner.gateway.GatewayException;
import org.jspecify.annotations.Nullable;

/** Stripe said no, or nothing; told apart, and without Stripe's own words. */
final class StripeRefusalException extends GatewayException {

	private static final long serialVersionUID = 1L;

	private final transient Refusal refusal;

	/**
	 * A refusal.
	 * @param message what happened and what to do, for an admin
	 */
	StripeRefusalException(Kind kind, String message, Refusal refusal) {
		super(kind, message, null);
		this.refusal = refusal;
	}

	/**
	 * What an answer said besides its meaning.
	 *
	 * @param status of the answer; 0 where there was none
	 * @param permission the one that the key lacks, where it was named
	 * @param account whose key it is, where it was named
	 */
	record Refusal(int status, @Nullable Permission permission, @Nullable String account) {

		/** Nothing came, or nothing that matters. */
		static Refusal of(int status) {
			return new Refusal(status, null, null);
		}

	}

	/** Whether what was asked for is not there. */
	boolean isGone() {
		return this.refusal.status() == 404;
	}

	/** Whether the key may do this, and something else was wrong with it. */
	boolean isAfterPermission() {
		return kind() == Kind.REFUSED || kind() == Kind.TOO_MANY_ENDPOINTS;
	}

	/** The permission that the key lacks, where Stripe named it. */
	Optional<Permission> permission() {
		return Optional.ofNullable(this.refusal.permission());
	}

	/** Whose key it is, where Stripe said so while it refused. */
	Optional<String> account() {
		return Optional.ofNullable(this.refusal.account());
	}

}

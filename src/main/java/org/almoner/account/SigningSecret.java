package org.almoner.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A secret with which the gateway signs what it posts.
 *
 * @param secret the secret
 * @param goodUntil when it ends, for one that is being replaced; null while it is current
 * @param endpointId the gateway's id of the endpoint it belongs to, where Almoner made
 * that and has not deleted it; else null
 */
public record SigningSecret(Secret secret, @Nullable Instant goodUntil, @Nullable String endpointId) {

	/** A secret of an endpoint that an admin made. */
	public SigningSecret(Secret secret, @Nullable Instant goodUntil) {
		this(secret, goodUntil, null);
	}

	/** Whether it is good at a moment. */
	public boolean isGood(Instant at) {
		return this.goodUntil == null || at.isBefore(this.goodUntil);
	}

}

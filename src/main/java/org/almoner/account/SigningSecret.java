package org.almoner.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A secret with which the gateway signs what it posts.
 *
 * @param secret the secret
 * @param goodUntil when it ends, for one that is being replaced; null while it is current
 */
public record SigningSecret(Secret secret, @Nullable Instant goodUntil) {

	/** Whether it is good at a moment. */
	public boolean isGood(Instant at) {
		return this.goodUntil == null || at.isBefore(this.goodUntil);
	}

}

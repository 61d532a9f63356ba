package org.almoner.account;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The one endpoint of a Gateway Account, and what the last check said of it.
 *
 * @param url where the gateway posts to
 * @param id the gateway's id of it; null where an admin made it by hand
 * @param health what the last check found
 * @param detail the same in sentences; null before the first check
 * @param checkedAt when it was checked last; null before the first check
 */
public record AccountEndpoint(@Nullable String url, @Nullable String id, EndpointHealth health, @Nullable String detail,
		@Nullable Instant checkedAt) {

	/** An endpoint that nobody has checked, made by hand or not made yet. */
	public static AccountEndpoint unchecked(@Nullable String url) {
		return new AccountEndpoint(url, null, EndpointHealth.UNCHECKED, null, null);
	}

	/** The gateway's id of it, where Almoner made it. */
	public Optional<String> optionalId() {
		return Optional.ofNullable(this.id);
	}

	/** Where the gateway posts to. */
	public Optional<String> optionalUrl() {
		return Optional.ofNullable(this.url);
	}

}

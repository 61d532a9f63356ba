package org.almoner.gateway;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What arrived at an endpoint, unverified.
 *
 * @param body the bytes as received
 * @param headers header by name in lower case; of repeated ones the first
 * @param receivedAt when it arrived
 */
public record Delivery(byte[] body, Map<String, String> headers, Instant receivedAt) {

	/** A header, by its name in any case. */
	public Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name.toLowerCase(Locale.ROOT)));
	}

}

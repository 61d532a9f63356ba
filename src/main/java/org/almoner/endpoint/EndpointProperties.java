package org.almoner.endpoint;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When endpoints are checked.
 *
 * @param first when the first check runs after the start, at the earliest
 * @param every the pause between two
 * @param jitter added to both at random, so that processes do not go in step
 * @param patience how long an admin's request waits for another one on the same account
 */
@ConfigurationProperties("almoner.endpoint")
record EndpointProperties(@DefaultValue("20s") Duration first, @DefaultValue("55m") Duration every,
		@DefaultValue("5m") Duration jitter, @DefaultValue("10s") Duration patience) {

	EndpointProperties {
		if (!patience.isPositive()) {
			throw new IllegalArgumentException("almoner.endpoint.patience must be longer than nothing");
		}
	}

}

package org.almoner.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the door.
 *
 * @param requests how many deliveries may be under way at once
 * @param size how many bytes those may have together
 * @param body the longest body that is taken
 * @param patience how long a body may take to arrive
 */
@ConfigurationProperties("almoner.door")
record DoorProperties(@DefaultValue("512") int requests, @DefaultValue("32MB") DataSize size,
		@DefaultValue("2MB") DataSize body, @DefaultValue("15s") Duration patience) {

	DoorProperties {
		if (requests < 1 || body.toBytes() < 1 || size.compareTo(body) < 0 || patience.isNegative()) {
			throw new IllegalArgumentException(
					"almoner.door.requests must be at least 1, and almoner.door.size at least almoner.door.body");
		}
	}

}

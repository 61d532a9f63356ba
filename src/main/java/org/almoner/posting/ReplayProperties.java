package org.almoner.posting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast events are replayed. Live events come first.
 *
 * @param page the most events that are opened again at once
 * @param pace the pause between two pages
 * @param triesMax how often a page is tried that the org does not take
 */
@ConfigurationProperties("almoner.replay")
record ReplayProperties(@DefaultValue("1000") int page, @DefaultValue("5s") Duration pace,
		@DefaultValue("60") int triesMax) {

	ReplayProperties {
		if (page < 1 || page > 1000 || pace.isNegative() || triesMax < 1) {
			throw new IllegalArgumentException("almoner.replay needs a page of 1 to 1000 events, a pace and a try");
		}
	}

}

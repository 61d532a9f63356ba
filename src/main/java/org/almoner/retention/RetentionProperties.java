package org.almoner.retention;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and how fast personal data is erased.
 *
 * @param cron when the nightly sweep begins, in UTC
 * @param page the most events that are erased at once; each payload has up to 130,000
 * characters
 * @param eventsMax the most events of an account that one night erases
 * @param pace the pause between two pages of one donor's erasure
 * @param triesMax how often such a page is tried that the org does not take
 */
@ConfigurationProperties("almoner.retention")
record RetentionProperties(@DefaultValue("0 23 2 * * *") String cron, @DefaultValue("100") int page,
		@DefaultValue("50000") int eventsMax, @DefaultValue("2s") Duration pace, @DefaultValue("60") int triesMax) {

	RetentionProperties {
		if (page < 1 || page > 200 || eventsMax < page || pace.isNegative() || triesMax < 1) {
			throw new IllegalArgumentException("almoner.retention needs a page of 1 to 200 events, and a try");
		}
	}

}

package org.almoner.event;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of storing.
 *
 * @param waiting how many events may wait or be under way
 * @param size how many bytes those may have together
 * @param batch how many events travel in one call, at most the 200 that Salesforce takes
 * @param pace the least time between the starts of two calls: what comes within it
 * travels together; an idle door sends at once
 * @param longestPace the same at the greatest thrift with API calls
 * @param flights how many calls may be under way at once
 * @param deadline how long an event may take to be durable, well under the gateway's own
 * time-out
 * @param drain how long the end of the process waits for what is still under way after
 * the web server has waited for its requests; a host kills 30 s after it asked to stop
 */
@ConfigurationProperties("almoner.store")
record StoreProperties(@DefaultValue("2000") int waiting, @DefaultValue("32MB") DataSize size,
		@DefaultValue("200") int batch, @DefaultValue("25ms") Duration pace, @DefaultValue("1s") Duration longestPace,
		@DefaultValue("1") int flights, @DefaultValue("20s") Duration deadline, @DefaultValue("5s") Duration drain) {

	private static final int SALESFORCE_ROWS = 200;

	StoreProperties {
		if (batch < 1 || batch > SALESFORCE_ROWS) {
			throw new IllegalArgumentException("almoner.store.batch must be 1 to " + SALESFORCE_ROWS);
		}
		if (waiting < 1 || flights < 1 || size.isNegative() || deadline.isNegative() || drain.isNegative()) {
			throw new IllegalArgumentException("The limits under almoner.store must be positive");
		}
	}

}

package org.almoner.salesforce;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When calls to an org that is away are spared.
 *
 * @param failures after so many failures in a row none is made for a while
 * @param pause how long that while is at first; it doubles as long as the org is away
 * @param longestPause and is never longer than this
 * @param limitPause how long it is where a limit of the org is used up: such a limit
 * frees slowly
 */
@ConfigurationProperties("almoner.salesforce.breaker")
record BreakerProperties(@DefaultValue("5") int failures, @DefaultValue("2s") Duration pause,
		@DefaultValue("30s") Duration longestPause, @DefaultValue("60s") Duration limitPause) {

	/** As it is where nothing is set. */
	static final BreakerProperties USUAL = new BreakerProperties(5, Duration.ofSeconds(2), Duration.ofSeconds(30),
			Duration.ofSeconds(60));

	BreakerProperties {
		if (failures < 1 || pause.toMillis() < 1 || limitPause.toMillis() < 1 || longestPause.compareTo(pause) < 0) {
			throw new IllegalArgumentException(
					"almoner.salesforce.breaker needs one failure or more, and pauses above 0 that grow");
		}
	}

}

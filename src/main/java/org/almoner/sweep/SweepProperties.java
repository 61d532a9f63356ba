package org.almoner.sweep;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often sweeps run.
 *
 * @param first when the first one runs after the start
 * @param every the pause between two
 * @param staleAfter how long an event may be open with nobody touching it; more than the
 * longest pause between two tries
 * @param eventsMax how many events one sweep enqueues for an account at the most
 */
@ConfigurationProperties("almoner.sweep")
record SweepProperties(@DefaultValue("30s") Duration first, @DefaultValue("10m") Duration every,
		@DefaultValue("25m") Duration staleAfter, @DefaultValue("1000") int eventsMax) {
}

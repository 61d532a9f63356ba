package org.almoner.sweep;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often sweeps run.
 *
 * @param first when the first sweep of stale events runs after the start
 * @param every the pause between two
 * @param staleAfter how long an event may be open with nobody touching it; more than the
 * longest pause between two tries
 * @param page how many events are read from the org and enqueued at once
 * @param watch how often Redis is asked whether it was emptied, and for backfills
 * @param turn how long a task is one process' own unless it renews: so long it rests when
 * that process was killed
 * @param source the comparison with the gateways' own lists
 */
@ConfigurationProperties("almoner.sweep")
record SweepProperties(@DefaultValue("30s") Duration first, @DefaultValue("10m") Duration every,
		@DefaultValue("25m") Duration staleAfter, @DefaultValue("1000") int page, @DefaultValue("10s") Duration watch,
		@DefaultValue("2m") Duration turn, @DefaultValue Source source) {

	private static final int PAGE_MAX = 2000;

	SweepProperties {
		if (page < 1 || page > PAGE_MAX) {
			throw new IllegalArgumentException("almoner.sweep.page must be 1 to " + PAGE_MAX);
		}
	}

	/**
	 * How events are compared with a gateway's own list.
	 *
	 * @param first when it is looked for the first time whose turn it is
	 * @param every the pause between two looks; each asks the org once or twice
	 * @param pages how many pages of an account are read before another one has its turn
	 * @param settling how old events are that are compared: younger ones are still on
	 * their way
	 * @param overlap how far a sweep goes back behind the end of the one before: an event
	 * may be listed a little later than it was made
	 */
	record Source(@DefaultValue("2m") Duration first, @DefaultValue("5m") Duration every,
			@DefaultValue("100") int pages, @DefaultValue("2m") Duration settling,
			@DefaultValue("1h") Duration overlap) {

		Source {
			if (pages < 1) {
				throw new IllegalArgumentException("almoner.sweep.source.pages must be 1 or more");
			}
		}

	}

}

package org.almoner.posting;

import java.time.Duration;

import org.almoner.budget.Budget;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker works.
 *
 * @param batchMax the most events of a batch
 * @param linger how long the oldest event of a lane may wait for others to come, so that
 * they travel together: what is scarce is the org's API calls
 * @param busyLinger the same for a lane in which many wait: a fuller batch is worth more
 * than a second
 * @param busyFrom how many are many
 * @param longestLinger the same at the greatest thrift with API calls; the way of an
 * event must end within a minute
 * @param poll how often an idle worker looks for work
 * @param workers how many lanes one process works at a time
 * @param writeTimeout the longest that one write to the org may take, repeats included;
 * no write starts unless more of the lease remains
 * @param attemptsMax how often an event is tried before it is Failed
 * @param retryFirst the pause after the first try
 * @param retryLongest the longest pause between tries
 * @param orgAway the pause after the org did not answer
 */
@ConfigurationProperties("almoner.posting")
record PostingProperties(@DefaultValue("1000") int batchMax, @DefaultValue("1s") Duration linger,
		@DefaultValue("3s") Duration busyLinger, @DefaultValue("50") int busyFrom,
		@DefaultValue("52s") Duration longestLinger, @DefaultValue("250ms") Duration poll,
		@DefaultValue("4") int workers, @DefaultValue("45s") Duration writeTimeout, @DefaultValue("8") int attemptsMax,
		@DefaultValue("15s") Duration retryFirst, @DefaultValue("20m") Duration retryLongest,
		@DefaultValue("10s") Duration orgAway) {

	PostingProperties {
		if (batchMax < 1 || batchMax > 1000 || workers < 1 || workers > 64) {
			throw new IllegalArgumentException("almoner.posting needs 1 to 1000 events a batch and 1 to 64 workers");
		}
	}

	/**
	 * How long the oldest of so many events may wait.
	 * @param budget whose thrift makes it more
	 * @param hasWaited whether they have waited for company already, in the spool
	 */
	Duration linger(long waiting, Budget budget, boolean hasWaited) {
		Duration calm = (waiting < this.busyFrom) ? this.linger : this.busyLinger;
		Duration linger = budget.between(calm, this.longestLinger);
		return (hasWaited && linger.compareTo(this.busyLinger) > 0) ? this.busyLinger : linger;
	}

	RetryPolicy retryPolicy() {
		return new RetryPolicy(this.attemptsMax, this.retryFirst, this.retryLongest);
	}

}

package org.almoner.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The right to work a lane, for as long as it lasts. Not for several threads. No write to
 * the org may start unless more of the lease remains than that write's time-out: that is
 * how a successor can know that nothing of its predecessor is under way.
 */
public interface LaneLease extends AutoCloseable {

	/** The lane, an account key. */
	String lane();

	/**
	 * The next entries, those first that a predecessor left unsettled. Never waits.
	 * @param max how many at the most
	 */
	List<LaneEntry> next(int max);

	/** How many entries wait, and since when the oldest does. */
	Lanes.LaneStatus status();

	/** Settles entries as done: they leave the lane. */
	void acknowledge(Collection<LaneEntry> entries);

	/**
	 * Puts entries off. They come back with one attempt more.
	 * @param due when they are due again
	 */
	void later(Collection<LaneEntry> entries, Instant due);

	/** What remains of the lease; zero or less when it is over. */
	Duration remaining();

	/**
	 * Extends the lease to its full length.
	 * @return false when it was lost: then nothing may be written or settled any more
	 */
	boolean renew();

	/** Gives the lane back. What is not settled is the successor's. */
	@Override
	void close();

}

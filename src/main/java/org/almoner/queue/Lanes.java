package org.almoner.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The lanes of all Gateway Accounts: a queue of references each, worked by one lease
 * holder at a time. What is lost with Redis is rebuilt from Gateway Events. Every method
 * throws {@link QueueException} when Redis does not answer or refuses (such as for lack
 * of memory).
 */
public interface Lanes {

	/**
	 * Puts references at the end of a lane.
	 * @param lane the account key
	 * @param references in order; doubles are allowed
	 */
	void enqueue(String lane, Collection<String> references);

	/**
	 * Leases a lane that has something due and no worker, fairly among those. Never
	 * waits.
	 * @return empty when there is none
	 */
	Optional<LaneLease> lease();

	/** The lanes that were ever used, with what waits in them. */
	List<LaneStatus> status();

	/**
	 * What waits in a lane.
	 *
	 * @param lane the account key
	 * @param waiting entries that can be worked on now, those under way included
	 * @param later entries put off
	 * @param oldest how long the oldest of the waiting ones waits
	 * @param leased whether a worker has it
	 */
	record LaneStatus(String lane, long waiting, long later, Duration oldest, boolean leased) {
	}

}

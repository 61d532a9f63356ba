package org.almoner.queue;

import java.util.Optional;

/**
 * A mark in Redis that is there as long as Redis still knows what was put into the lanes.
 * Where it is missing (a new Redis, or one that was emptied), the lanes are to be
 * rebuilt. Methods throw {@link QueueException}.
 */
public interface Marker {

	/**
	 * The mark; empty where it is missing. Each rebuild sets another one, so that what
	 * was noted in Redis can be told to be of the time before a loss.
	 */
	Optional<String> current();

	/** Whether the lanes are to be rebuilt. */
	default boolean isMissing() {
		return current().isEmpty();
	}

	/**
	 * Says that a rebuild begins; an earlier one that was cut short counts no more.
	 * @return the rebuild's name
	 */
	String begin();

	/**
	 * Sets the mark once all is rebuilt, in one step with a look whether Redis was
	 * emptied since the rebuild began.
	 * @param rebuild as {@link #begin()} named it
	 * @return false where Redis was, or another rebuild has begun: then nothing is set
	 */
	boolean set(String rebuild);

}

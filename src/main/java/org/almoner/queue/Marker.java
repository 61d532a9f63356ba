package org.almoner.queue;

/**
 * A mark in Redis that is there as long as Redis still knows what was put into the lanes.
 * Where it is missing (a new Redis, or one that was emptied), the lanes are to be
 * rebuilt. Methods throw {@link QueueException}.
 */
public interface Marker {

	/** Whether the lanes are to be rebuilt. */
	boolean isMissing();

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

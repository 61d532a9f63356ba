package org.almoner.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What waits in Redis to be stored in the org, in order of arrival. Entries are opaque
 * bytes. Reading and removing work in a Redis that is full, for that is when they are
 * needed most. Methods throw {@link QueueException} when Redis does not answer or
 * refuses.
 */
public interface Spool {

	/** The most bytes that an entry may have. */
	int ENTRY_MAX = 5 * 1024 * 1024;

	/**
	 * Adds an entry at the end, and returns when it is durable: written to Redis'
	 * append-only file, which a kill of the server survives.
	 * @throws NotDurableException when Redis would not keep it over a restart
	 */
	void append(byte[] entry);

	/**
	 * Whether an append would be durable, by a look that is a few seconds old at the
	 * most. Never throws.
	 */
	boolean isUsable();

	/**
	 * The entries that wait for longest, the oldest first.
	 * @param max how many at the most
	 * @param bytesMax how many bytes together at the most, though one entry always
	 */
	List<Spooled> oldest(int max, long bytesMax);

	/** Forgets entries; those that are gone already are no error. */
	void remove(Collection<Spooled> entries);

	/**
	 * Puts entries out of the way that the org will not take as they are; they are kept.
	 */
	void setAside(Collection<Spooled> entries);

	/**
	 * Puts entries that were set aside at the end again.
	 * @param max how many at the most
	 * @return how many
	 */
	int putBack(int max);

	/** How much waits. */
	Status status();

	/**
	 * What is in the spool.
	 *
	 * @param waiting entries that are to be stored
	 * @param aside entries that were set aside
	 * @param oldest how long the oldest of the waiting ones waits
	 */
	record Status(long waiting, long aside, Duration oldest) {
	}

}

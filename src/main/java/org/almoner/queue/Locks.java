package org.almoner.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * Locks that all processes share through Redis: of several who want the same thing, one
 * has it. They end by themselves, so that a process that dies hinders nobody for long. A
 * Redis that is emptied forgets them: what must never happen twice needs a second guard.
 * Methods throw {@link QueueException}.
 */
public interface Locks {

	/**
	 * Takes a lock, if nobody has it; never waits.
	 * @param name what is locked
	 * @param length how long it lasts unless it is renewed
	 */
	Optional<Held> take(String name, Duration length);

	/** A lock that is held until it is closed, or its time is over. */
	interface Held extends AutoCloseable {

		/** Makes it last for its whole length from now; false when it was lost. */
		boolean renew();

		/** Gives it back, if it is still held. Never throws. */
		@Override
		void close();

	}

}

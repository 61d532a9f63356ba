package org.almoner.sweep;

import java.time.Duration;
import java.util.Optional;

import org.almoner.queue.Locks;
import org.almoner.queue.Locks.Held;

/**
 * Lets one process do a task at a time. It renews with each page of its work; one that is
 * killed keeps the others waiting for the whole length, and a page that takes longer lets
 * another one in, which does no harm.
 *
 * @param locks of all processes
 * @param length how long a task is a process' own unless it renews
 */
record OneAtATime(Locks locks, Duration length) {

	/** Takes a task, if nobody has it. */
	Optional<Held> take(String task) {
		return this.locks.take(task, this.length);
	}

}

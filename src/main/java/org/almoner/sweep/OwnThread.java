package org.almoner.sweep;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.fault.Unforeseen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a task in a thread of its own, so that one that takes an hour holds up no other
 * schedule. Whoever asks while it is at work has it done once more afterwards.
 */
final class OwnThread implements Runnable, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OwnThread.class);

	private static final Duration LAST_WAIT = Duration.ofSeconds(5);

	private final String name;

	private final Runnable task;

	private final AtomicInteger asked = new AtomicInteger();

	private volatile @Nullable Thread thread;

	private volatile boolean closed;

	OwnThread(String name, Runnable task) {
		this.name = name;
		this.task = task;
	}

	@Override
	public void run() {
		if (!this.closed && this.asked.getAndIncrement() == 0) {
			this.thread = Thread.ofVirtual().name(this.name).start(this::work);
		}
	}

	private void work() {
		int seen;
		do {
			seen = this.asked.get();
			try {
				this.task.run();
			}
			catch (RuntimeException ex) {
				log.error("{} ended with an error nobody foresaw", this.name, Unforeseen.of(ex));
			}
		}
		while (!this.closed && !this.asked.compareAndSet(seen, 0));
	}

	/** Interrupts the task and waits a little for its end. */
	@Override
	public void close() {
		this.closed = true;
		Thread last = this.thread;
		if (last != null) {
			last.interrupt();
			try {
				last.join(LAST_WAIT);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}

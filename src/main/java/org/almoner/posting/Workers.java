package org.almoner.posting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The workers of this process. Stopping lets the calls under way end and gives the lanes
 * back; what is not settled is a successor's.
 */
class Workers implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Workers.class);

	/** A host such as Heroku kills a process 30 seconds after SIGTERM. */
	private static final Duration STOP_MAX = Duration.ofSeconds(18);

	private final int count;

	private final Function<StopSignal, Runnable> worker;

	private final List<Thread> threads = new ArrayList<>();

	private StopSignal stop = new StopSignal();

	Workers(int count, Function<StopSignal, Runnable> worker) {
		this.count = count;
		this.worker = worker;
	}

	@Override
	public void start() {
		this.stop = new StopSignal();
		for (int number = 1; number <= this.count; number++) {
			this.threads.add(Thread.ofPlatform().name("worker-" + number).start(this.worker.apply(this.stop)));
		}
		log.info("{} workers look for lanes", this.count);
	}

	@Override
	public void stop() {
		this.stop.raise();
		long deadline = System.nanoTime() + STOP_MAX.toNanos();
		this.threads.forEach((thread) -> join(thread, Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1))));
		this.threads.clear();
	}

	private static void join(Thread thread, Duration limit) {
		try {
			if (!thread.join(limit)) {
				log.warn("{} did not end in time; its batch is a successor's", thread.getName());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.threads.isEmpty();
	}

}

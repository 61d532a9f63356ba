package org.almoner.sandbox.chaos;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets processes end, or rest; of several workers one after the other. */
final class ProcessTroubles {

	private final Dyno web;

	private final List<Dyno> workers;

	private final AtomicInteger turn = new AtomicInteger();

	ProcessTroubles(Dyno web, List<Dyno> workers) {
		this.web = web;
		this.workers = List.copyOf(workers);
	}

	/** Begins a trouble of a process. */
	Ongoing begin(Trouble trouble) {
		return switch (trouble) {
			case WEB_KILLED -> this.web.kill();
			case WEB_STOPPED -> this.web.stop();
			case WORKER_KILLED -> next().kill();
			case WORKER_STOPPED -> next().stop();
			case WORKER_FROZEN -> next().freeze();
			default -> throw new IllegalArgumentException(trouble + " is none of a process");
		};
	}

	private Dyno next() {
		return this.workers.get(this.turn.getAndIncrement() % this.workers.size());
	}

}

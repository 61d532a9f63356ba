package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;

/** Tells people and programs how the spool is doing. */
public final class SpoolWatch {

	private static final Duration GOOD = Duration.ofSeconds(5);

	private final EventSpool door;

	private final Spool spool;

	private final InstantSource time;

	private volatile Seen last = new Seen(Instant.MIN, Optional.empty());

	SpoolWatch(EventSpool door, Spool spool, InstantSource time) {
		this.door = door;
		this.spool = spool;
		this.time = time;
	}

	private record Seen(Instant at, Optional<Spool.Status> status) {
	}

	/** Whether events that Salesforce does not take for now are spooled. */
	public boolean isInUse() {
		return this.door.isUsable();
	}

	/**
	 * Whether all events are spooled before they are stored, so that they travel
	 * together: then it is as it should be that some wait for up to a minute.
	 */
	public boolean isFirst() {
		return this.door.isFirst();
	}

	/**
	 * What is in the spool.
	 * @throws QueueException when Redis does not answer
	 */
	public Spool.Status status() {
		return this.spool.status();
	}

	/** What was in the spool some seconds ago; empty when Redis did not answer. */
	Optional<Spool.Status> lately() {
		Seen seen = this.last;
		Instant now = this.time.instant();
		if (seen.at().isBefore(now.minus(GOOD))) {
			seen = new Seen(now, asked());
			this.last = seen;
		}
		return seen.status();
	}

	private Optional<Spool.Status> asked() {
		try {
			return Optional.of(status());
		}
		catch (QueueException ex) {
			return Optional.empty();
		}
	}

}

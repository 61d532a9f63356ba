package org.almoner.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the admin signed out last, whichever process was told: a session that began before
 * has ended, in every browser. While Redis is away each process knows of its own, for the
 * pages must open then too.
 */
final class SignOuts {

	private static final Logger log = LoggerFactory.getLogger(SignOuts.class);

	private static final String KIND = "console";

	private static final String NAME = "signed-out";

	/** A page asks several times, and a Redis that is away is slow to say so. */
	private static final Duration FRESH = Duration.ofSeconds(2);

	private final SharedCopies copies;

	private final InstantSource time;

	private final AtomicReference<Known> known = new AtomicReference<>(new Known(Instant.EPOCH, Instant.EPOCH));

	SignOuts(SharedCopies copies, InstantSource time) {
		this.copies = copies;
		this.time = time;
	}

	/** The last one, as of a moment. */
	private record Known(Instant last, Instant at) {

		Known and(Known other) {
			return new Known(later(this.last, other.last), later(this.at, other.at));
		}

		private static Instant later(Instant one, Instant other) {
			return one.isAfter(other) ? one : other;
		}

	}

	/** Ends all sessions that there are. */
	void add() {
		Instant now = this.time.instant();
		this.known.accumulateAndGet(new Known(now, now), Known::and);
		try {
			this.copies.put(KIND, NAME, now.toString());
		}
		catch (QueueException ex) {
			log.warn("Other processes can't be told that the admin signed out: {}", ex.getMessage());
		}
	}

	/** Whether a session that began at a moment has ended. */
	boolean hasEnded(Instant began) {
		Instant now = this.time.instant();
		Known seen = this.known.get();
		if (!seen.at().plus(FRESH).isAfter(now)) {
			seen = this.known.accumulateAndGet(new Known(told(), now), Known::and);
		}
		return !began.isAfter(seen.last());
	}

	private Instant told() {
		try {
			return this.copies.get(KIND, NAME).map(Instant::parse).orElse(Instant.EPOCH);
		}
		catch (QueueException | DateTimeException ex) {
			log.debug("Whether the admin signed out elsewhere is not known: {}", ex.getClass().getSimpleName());
			return Instant.EPOCH;
		}
	}

}

package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether it is worth the wait to try the org. After it failed it is left alone for a
 * while, then one tries it for all.
 */
final class Outlook {

	private final InstantSource time;

	private final Duration rest;

	/** When the org may be tried again; {@link Instant#MIN} while it is well. */
	private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

	Outlook(InstantSource time, Duration rest) {
		this.time = time;
		this.rest = rest;
	}

	/** Whether the caller may try. */
	boolean mayTry() {
		Instant seen = this.notBefore.get();
		Instant now = this.time.instant();
		return seen.equals(Instant.MIN)
				|| (!now.isBefore(seen) && this.notBefore.compareAndSet(seen, now.plus(this.rest)));
	}

	/** The org took something. */
	void tookIt() {
		this.notBefore.set(Instant.MIN);
	}

	/**
	 * The org failed.
	 * @return whether it was well until now
	 */
	boolean failed() {
		return this.notBefore.getAndSet(this.time.instant().plus(this.rest)).equals(Instant.MIN);
	}

}

package org.almoner.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import org.almoner.account.AccountKey;
import org.almoner.queue.Locks;
import org.almoner.queue.Locks.Held;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.support.RetryTemplate;

/**
 * Lets one at a time, over all processes, change an account's endpoint. A lock lasts
 * longer than any one step, and is renewed before each that changes something.
 */
final class Holding {

	/** A write to the org may take 75 seconds, and is repeated once. */
	private static final Duration LENGTH = Duration.ofMinutes(4);

	private static final long PAUSE_LEAST = 20;

	private static final long PAUSE_MOST = 40;

	private final Locks locks;

	/** Only a lock that somebody has is tried again, not a Redis that is away. */
	private final RetryTemplate patience;

	Holding(Locks locks, Duration patience) {
		this.locks = locks;
		this.patience = RetryTemplate.builder()
			.withTimeout(patience)
			.uniformRandomBackoff(PAUSE_LEAST, PAUSE_MOST)
			.retryOn(EndpointException.class)
			.build();
	}

	/** Works on an account's endpoint alone; waits for others for a while. */
	<T> T with(AccountKey account, Function<Hold, T> work) {
		return alone(name(account), work);
	}

	/** Works alone on something that has a name; waits for others for a while. */
	<T> T alone(String name, Function<Hold, T> work) {
		try (Held lock = awaited(name)) {
			return work.apply(new Hold(lock));
		}
	}

	/** Works on an account's endpoint, unless somebody else does. */
	<T> Optional<T> ifFree(AccountKey account, Function<Hold, T> work) {
		Optional<Held> held = this.locks.take(name(account), LENGTH);
		if (held.isEmpty()) {
			return Optional.empty();
		}
		try (Held lock = held.get()) {
			return Optional.of(work.apply(new Hold(lock)));
		}
	}

	private static String name(AccountKey account) {
		return "endpoint:" + account;
	}

	private static EndpointException busy() {
		return new EndpointException(EndpointException.Kind.CONFLICT,
				"Somebody else is changing this Gateway Account's endpoint now. Look at what they did in a few minutes, "
						+ "and try again if it is still needed.");
	}

	private Held awaited(String name) {
		try {
			return this.patience.execute((context) -> this.locks.take(name, LENGTH).orElseThrow(Holding::busy));
		}
		catch (BackOffInterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
	}

	/** The right to change one account's endpoint. */
	static final class Hold {

		private final Held lock;

		private Hold(Held lock) {
			this.lock = lock;
		}

		/**
		 * To be called before each step that changes something.
		 * @throws EndpointException if somebody else has the right meanwhile
		 */
		void require() {
			if (!this.lock.renew()) {
				throw busy();
			}
		}

	}

}

package org.almoner.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A look at whether Redis persists, shared for a few seconds: a Redis that does not, or
 * does not answer, must not cost each delivery a question. One caller looks, the others
 * go by what was seen last.
 */
final class PersistenceLook {

	/** How long a look is good. */
	static final Duration GOOD = Duration.ofSeconds(5);

	private final Redis redis;

	private final LongSupplier nanoTime;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile @Nullable Seen last;

	PersistenceLook(Redis redis, LongSupplier nanoTime) {
		this.redis = redis;
		this.nanoTime = nanoTime;
	}

	private record Seen(long at, @Nullable QueueException failure) {
	}

	/** What keeps entries from being durable; empty when nothing does. */
	Optional<QueueException> failure() {
		Seen seen = this.last;
		if (seen != null && (isFresh(seen) || !this.looking.tryLock())) {
			return Optional.ofNullable(seen.failure());
		}
		if (seen == null) {
			this.looking.lock();
		}
		try {
			Seen newest = this.last;
			if (newest == null || !isFresh(newest)) {
				newest = new Seen(this.nanoTime.getAsLong(), look());
				this.last = newest;
			}
			return Optional.ofNullable(newest.failure());
		}
		finally {
			this.looking.unlock();
		}
	}

	private boolean isFresh(Seen seen) {
		return this.nanoTime.getAsLong() - seen.at() < GOOD.toNanos();
	}

	private @Nullable QueueException look() {
		try {
			Optional<String> obstacle = Persistence.obstacle(this.redis.ask((client) -> client.info("persistence")))
				.or(() -> Persistence.eviction(this.redis.ask((client) -> client.info("memory"))));
			return obstacle.map(NotDurableException::new).orElse(null);
		}
		catch (QueueException ex) {
			return ex;
		}
	}

}

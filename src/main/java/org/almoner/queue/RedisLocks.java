package org.almoner.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks as keys with a random token, which scripts compare before they touch the key. */
class RedisLocks implements Locks {

	private static final Logger log = LoggerFactory.getLogger(RedisLocks.class);

	private final Redis redis;

	RedisLocks(Redis redis) {
		this.redis = redis;
	}

	@Override
	public Optional<Held> take(String name, Duration length) {
		Place place = new Place("Lock " + name, List.of("almoner:lock:" + name), List.of("string"));
		String token = UUID.randomUUID().toString();
		List<String> arguments = List.of(token, Long.toString(length.toMillis()));
		boolean taken = (Long) this.redis.run(Script.LOCK_TAKE, place, arguments) == 1;
		return taken ? Optional.of(new HeldInRedis(place, token, length)) : Optional.empty();
	}

	private final class HeldInRedis implements Held {

		private final Place place;

		private final String token;

		private final Duration length;

		private HeldInRedis(Place place, String token, Duration length) {
			this.place = place;
			this.token = token;
			this.length = length;
		}

		@Override
		public boolean renew() {
			List<String> arguments = List.of(this.token, Long.toString(this.length.toMillis()));
			return (Long) RedisLocks.this.redis.run(Script.LOCK_RENEW, this.place, arguments) == 1;
		}

		@Override
		public void close() {
			try {
				RedisLocks.this.redis.run(Script.LOCK_RELEASE, this.place, List.of(this.token));
			}
			catch (QueueException ex) {
				log.warn("{} is not given back, so it is free when its time is over: {}", this.place.name(),
						ex.getMessage());
			}
		}

	}

}

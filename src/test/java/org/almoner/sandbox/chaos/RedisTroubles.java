package org.almoner.sandbox.chaos;

import java.util.Map;
import java.util.function.Consumer;

import org.almoner.sandbox.redis.RedisProcess;
import redis.clients.jedis.RedisClient;

/** Lets Redis fail. */
final class RedisTroubles {

	private static final String MEMORY = "maxmemory";

	private final RedisProcess redis;

	RedisTroubles(RedisProcess redis) {
		this.redis = redis;
	}

	/** Begins a trouble of Redis. */
	Ongoing begin(Trouble trouble) {
		return switch (trouble) {
			case REDIS_KILLED -> begun(this.redis::kill, this.redis::restart);
			case REDIS_WIPED -> begun(() -> with(RedisClient::flushAll), () -> {
			});
			case REDIS_FROZEN -> begun(this.redis::freeze, this.redis::thaw);
			case REDIS_FULL -> begun(() -> with((client) -> client.configSet(Map.of(MEMORY, "1"))),
					() -> with((client) -> client.configSet(Map.of(MEMORY, "0"))));
			default -> throw new IllegalArgumentException(trouble + " is none of Redis");
		};
	}

	private static Ongoing begun(Runnable begin, Runnable end) {
		begin.run();
		return Ongoing.uncounted(end);
	}

	private void with(Consumer<RedisClient> work) {
		try (RedisClient client = RedisClient.create(this.redis.url())) {
			work.accept(client);
		}
	}

}

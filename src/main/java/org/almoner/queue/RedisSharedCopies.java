package org.almoner.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** Shared copies in one hash a kind. */
class RedisSharedCopies implements SharedCopies {

	private final Redis redis;

	RedisSharedCopies(Redis redis) {
		this.redis = redis;
	}

	@Override
	public Optional<String> get(String kind, String name) {
		return Optional.ofNullable(ask(kind, (client, key) -> client.hget(key, name)));
	}

	@Override
	public Map<String, String> all(String kind) {
		return ask(kind, (client, key) -> client.hgetAll(key));
	}

	@Override
	public void put(String kind, String name, String copy) {
		ask(kind, (client, key) -> client.hset(key, name, copy));
	}

	@Override
	public void remove(String kind, String name) {
		ask(kind, (client, key) -> client.hdel(key, name));
	}

	private <T extends @Nullable Object> T ask(String kind, BiFunction<RedisClient, String, T> question) {
		String key = "almoner:copies:" + kind;
		Place place = new Place("Copies of " + kind, List.of(key), List.of("hash"));
		return this.redis.at(place, (client) -> question.apply(client, key));
	}

}

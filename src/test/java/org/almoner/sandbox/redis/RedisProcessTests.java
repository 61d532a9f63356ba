package org.almoner.sandbox.redis;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;

class RedisProcessTests {

	@Test
	void aKilledServerComesBackEmptyOnTheSamePort() {
		try (RedisProcess redis = RedisProcess.start(0)) {
			set(redis, "a", "1");
			redis.restart();
			assertThat(get(redis, "a")).isNull();
		}
	}

	@Test
	void aServerThatKeepsALogComesBackWithWhatItHad() {
		try (RedisProcess redis = RedisProcess.start(0, "--appendonly", "yes")) {
			set(redis, "a", "1");
			redis.restart();
			assertThat(get(redis, "a")).isEqualTo("1");
		}
	}

	private static void set(RedisProcess redis, String key, String value) {
		try (RedisClient client = RedisClient.create(redis.url())) {
			client.set(key, value);
		}
	}

	private static String get(RedisProcess redis, String key) {
		try (RedisClient client = RedisClient.create(redis.url())) {
			return client.get(key);
		}
	}

}

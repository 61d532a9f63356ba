package org.almoner.queue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.sandbox.redis.RedisBinary;
import org.almoner.sandbox.redis.RedisProcess;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;

/**
 * The servers that the lanes are tested on: the one brought along, a cluster of one, and
 * those installed.
 */
enum TestServers {

	EMBEDDED, CLUSTER, REDIS, VALKEY;

	/** Those that start at once. */
	static Stream<TestServers> all() {
		return Stream.of(EMBEDDED, REDIS, VALKEY).filter((server) -> server.binary().isPresent());
	}

	RedisProcess start() {
		Path binary = binary().orElseThrow();
		if (this != CLUSTER) {
			return RedisProcess.start(binary, 0);
		}
		RedisProcess redis = RedisProcess.start(binary, 0, "--cluster-enabled", "yes");
		takeAllSlots(redis);
		return redis;
	}

	private Optional<Path> binary() {
		return switch (this) {
			case EMBEDDED, CLUSTER -> Optional.of(RedisBinary.embedded());
			case REDIS -> RedisBinary.installed("redis-server");
			case VALKEY -> RedisBinary.installed("valkey-server");
		};
	}

	/** A cluster of one, which still refuses keys of different slots in one command. */
	private static void takeAllSlots(RedisProcess redis) {
		try (Jedis client = new Jedis("127.0.0.1", redis.port())) {
			client.clusterAddSlots(IntStream.range(0, 16384).toArray());
			Awaitility.await().until(() -> client.clusterInfo().contains("cluster_state:ok"));
		}
	}

}

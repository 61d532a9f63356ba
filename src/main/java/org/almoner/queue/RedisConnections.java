package org.almoner.queue;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Opens connections to Redis, none of which ever waits for long. The smallest Redis of
 * Heroku allows 20 connections for all processes together.
 */
final class RedisConnections {

	/** The most connections of one process. */
	static final int CONNECTIONS = 8;

	private static final int DEFAULT_PORT = 6379;

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final Duration ANSWER = Duration.ofSeconds(3);

	private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);

	private RedisConnections() {
	}

	/** A client; it connects when it is first used. */
	static RedisClient open(RedisProperties properties) {
		URI address = properties.address();
		int port = (address.getPort() > 0) ? address.getPort() : DEFAULT_PORT;
		return RedisClient.builder()
			.hostAndPort(address.getHost(), port)
			.clientConfig(config(properties, address))
			.poolConfig(pool())
			.build();
	}

	private static DefaultJedisClientConfig config(RedisProperties properties, URI address) {
		DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
			.connectionTimeoutMillis((int) CONNECT.toMillis())
			.socketTimeoutMillis((int) ANSWER.toMillis())
			.blockingSocketTimeoutMillis((int) ANSWER.toMillis())
			.clientName("almoner")
			.database(JedisURIHelper.getDBIndex(address));
		credentials(config, address);
		if (properties.tls()) {
			config.sslOptions(SslOptions.builder().sslVerifyMode(properties.verification().mode()).build());
		}
		return config.build();
	}

	private static void credentials(DefaultJedisClientConfig.Builder config, URI address) {
		@Nullable String user = JedisURIHelper.getUser(address);
		@Nullable String password = JedisURIHelper.getPassword(address);
		if (password != null) {
			config.user(user).password(password);
		}
	}

	private static ConnectionPoolConfig pool() {
		ConnectionPoolConfig pool = new ConnectionPoolConfig();
		pool.setMaxTotal(CONNECTIONS);
		pool.setMaxIdle(CONNECTIONS);
		pool.setMinIdle(0);
		pool.setMaxWait(WAIT_FOR_CONNECTION);
		// who waits longest is next: one that writes for many must not wait in vain while
		// others come and go
		pool.setFairness(true);
		pool.setJmxEnabled(false);
		return pool;
	}

}

package org.almoner.queue;

import java.time.InstantSource;

import redis.clients.jedis.RedisClient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The lanes, the spool and the shared copies of one process, over one pool of
 * connections.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
class QueueConfiguration {

	@Bean(destroyMethod = "close")
	RedisClient redisClient(RedisProperties properties) {
		return RedisConnections.open(properties);
	}

	@Bean
	Redis redis(RedisClient redisClient) {
		return new Redis(redisClient);
	}

	@Bean
	Lanes lanes(Redis redis, RedisProperties properties) {
		return new RedisLanes(redis, properties.lease(), InstantSource.system(), System::nanoTime);
	}

	@Bean
	SharedCopies sharedCopies(Redis redis) {
		return new RedisSharedCopies(redis);
	}

	@Bean
	Locks locks(Redis redis) {
		return new RedisLocks(redis);
	}

	@Bean
	Spool spool(Redis redis) {
		return new RedisSpool(redis, System::nanoTime);
	}

	@Bean
	Marker marker(Redis redis) {
		return new RedisMarker(redis);
	}

	@Bean
	CallBucket callBucket(Redis redis) {
		return new RedisCallBucket(redis);
	}

	@Bean
	Durability durability(Redis redis) {
		return () -> Persistence.obstacle(redis.ask((client) -> client.info("persistence"))).isEmpty();
	}

	/** Known to Actuator as {@code redis}. */
	@Bean
	QueueHealth redisHealthIndicator(Redis redis) {
		return new QueueHealth(redis);
	}

}

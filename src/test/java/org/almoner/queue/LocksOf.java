package org.almoner.queue;

import java.time.Duration;
import java.time.InstantSource;

import org.almoner.sandbox.redis.RedisProcess;
import redis.clients.jedis.RedisClient;

/** Locks, copies, lanes and the marker in a real Redis for the tests of other rooms. */
public final class LocksOf implements AutoCloseable {

	private final RedisClient client;

	private final Redis redis;

	/** On this server. */
	public LocksOf(RedisProcess process) {
		this.client = RedisConnections.open(new RedisProperties(process.url(), null, null));
		this.redis = new Redis(this.client);
	}

	/** The locks of a process. */
	public Locks locks() {
		return new RedisLocks(this.redis);
	}

	/** The copies of a process. */
	public SharedCopies copies() {
		return new RedisSharedCopies(this.redis);
	}

	/** The lanes of a process. */
	public Lanes lanes() {
		return new RedisLanes(this.redis, Duration.ofSeconds(60), InstantSource.system(), System::nanoTime);
	}

	/** The marker. */
	public Marker marker() {
		return new RedisMarker(this.redis);
	}

	/** The bucket of calls. */
	public CallBucket bucket() {
		return new RedisCallBucket(this.redis);
	}

	/** Redis loses everything. */
	public void wipe() {
		this.client.flushAll();
	}

	@Override
	public void close() {
		this.client.close();
	}

}

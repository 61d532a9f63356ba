package org.almoner.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.almoner.sandbox.redis.RedisProcess;
import redis.clients.jedis.RedisClient;

/** A server with the product's client on it, and a second client to look behind it. */
final class TestRedis implements AutoCloseable {

	static final String LANE = "k7aaaaaaaaaaaaaaaaaaaaq2";

	static final Duration LEASE = Duration.ofSeconds(60);

	final RedisProcess process;

	final RedisClient behind;

	final Redis redis;

	/** Added to the process' own clock. */
	final AtomicLong ahead = new AtomicLong();

	private final RedisClient client;

	TestRedis(RedisProcess process) {
		this.process = process;
		this.behind = RedisClient.create(process.url());
		this.client = RedisConnections.open(new RedisProperties(process.url(), null, null));
		this.redis = new Redis(this.client);
	}

	RedisLanes lanes() {
		return lanes(LEASE);
	}

	RedisLanes lanes(Duration lease) {
		return new RedisLanes(this.redis, lease, InstantSource.system(), () -> System.nanoTime() + this.ahead.get());
	}

	/** The keys of a lane: lease, stream, later. */
	static List<String> keys(String lane) {
		return new LaneKeys(lane).place().keys();
	}

	static String lease(String lane) {
		return keys(lane).get(0);
	}

	static String stream(String lane) {
		return keys(lane).get(1);
	}

	static String later(String lane) {
		return keys(lane).get(2);
	}

	/** Redis ends the lease, as it does when its time is over. */
	void expire(String lane) {
		this.behind.del(lease(lane));
		this.behind.zadd("almoner:lanes", 0, lane);
	}

	/** Makes what was put off due. */
	void passTime(String lane) {
		this.behind.zrange(later(lane), 0, -1).forEach((stored) -> this.behind.zadd(later(lane), 1, stored));
		this.behind.zadd("almoner:lanes", 0, lane);
	}

	void set(String setting, String value) {
		this.behind.configSet(Map.of(setting, value));
	}

	long info(String section, String name) {
		return this.behind.info(section)
			.lines()
			.filter((line) -> line.startsWith(name + ":"))
			.mapToLong((line) -> Long.parseLong(line.substring(name.length() + 1).strip()))
			.findFirst()
			.orElseThrow();
	}

	/** How many entries were delivered and not settled. */
	long pending(String lane) {
		return this.behind.xpending(stream(lane), RedisLanes.GROUP).getTotal();
	}

	void empty() {
		this.behind.flushAll();
	}

	static List<String> references(int count) {
		List<String> references = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			references.add(String.format("evt_1SVqXyLkdIwHu7ix%08d", i));
		}
		return references;
	}

	static List<String> names(List<LaneEntry> entries) {
		return entries.stream().map(LaneEntry::reference).toList();
	}

	@Override
	public void close() {
		this.client.close();
		this.behind.close();
		this.process.close();
	}

}

package org.almoner.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import redis.clients.jedis.params.SetParams;

/**
 * The mark as a key. A second key beside it is there while a rebuild runs; the hash tag
 * keeps both in one slot of a cluster.
 */
class RedisMarker implements Marker {

	static final String KEY = "almoner:marker";

	static final String REBUILD = "{" + KEY + "}:rebuild";

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final Place PLACE = new Place("The marker", List.of(REBUILD, KEY), List.of("string", "string"));

	private final Redis redis;

	RedisMarker(Redis redis) {
		this.redis = redis;
	}

	@Override
	public Optional<String> current() {
		return Optional.ofNullable(this.redis.at(PLACE, (client) -> client.get(KEY)));
	}

	@Override
	public String begin() {
		String rebuild = UUID.randomUUID().toString();
		this.redis.at(PLACE, (client) -> client.set(REBUILD, rebuild, SetParams.setParams().px(LONGEST.toMillis())));
		return rebuild;
	}

	@Override
	public boolean set(String rebuild) {
		return (Long) this.redis.run(Script.MARKER_SET, PLACE, List.of(rebuild)) == 1;
	}

}

package org.almoner.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import redis.clients.jedis.params.ZRangeParams;

/**
 * The lanes that exist, each with the time at which somebody should look at it. It lives
 * beside the lanes (a cluster may keep it elsewhere), so it is a hint that is put right
 * in time: whoever makes work shows the lane, whoever finds none defers it, and only if
 * nobody has shown it since. An idle worker asks one short question, however many lanes
 * there are.
 */
class LaneIndex {

	private static final String KEY = "almoner:lanes";

	/** A sorted set: lane, and when to look at it. */
	static final Place PLACE = new Place("The index of lanes", List.of(KEY), List.of("zset"));

	private static final ZRangeParams IDLE = ZRangeParams.zrangeByScoreParams(Double.POSITIVE_INFINITY,
			Double.POSITIVE_INFINITY);

	/** How long a lane is hidden while one worker looks at it. */
	private static final Duration HIDDEN = Duration.ofSeconds(1);

	private final Redis redis;

	LaneIndex(Redis redis) {
		this.redis = redis;
	}

	/** The lane that is due for longest. */
	Optional<Seen> pop() {
		Object answer = this.redis.run(Script.INDEX_POP, PLACE, List.of(text(HIDDEN.toMillis())));
		if (answer instanceof List<?> found) {
			return Optional.of(new Seen(new LaneKeys(String.valueOf(found.get(0))), String.valueOf(found.get(1))));
		}
		return Optional.empty();
	}

	/** Shows a lane in so many milliseconds, or when it was to be shown if earlier. */
	void show(LaneKeys lane, long milliseconds) {
		this.redis.run(Script.INDEX_SHOW, PLACE, List.of(lane.lane(), text(milliseconds)));
	}

	/** All lanes. */
	List<LaneKeys> all() {
		return this.redis.at(PLACE, (redis) -> redis.zrange(KEY, 0, -1)).stream().map(LaneKeys::new).toList();
	}

	/** The lanes that nobody will look at before somebody shows them. */
	List<LaneKeys> idle() {
		return this.redis.at(PLACE, (redis) -> redis.zrange(KEY, IDLE)).stream().map(LaneKeys::new).toList();
	}

	/**
	 * Shows a seen lane later.
	 * @param milliseconds -1 for not before somebody shows it
	 */
	void defer(Seen seen, long milliseconds) {
		this.redis.run(Script.INDEX_DEFER, PLACE, List.of(seen.lane().lane(), seen.mark(), text(milliseconds)));
	}

	private static String text(long number) {
		return Long.toString(number);
	}

	/**
	 * A lane to look at.
	 *
	 * @param lane the lane
	 * @param mark tells whether it was shown again since
	 */
	record Seen(LaneKeys lane, String mark) {
	}

}

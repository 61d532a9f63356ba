package org.almoner.queue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a lane is kept. The account key is the hash tag, so that a cluster keeps all of a
 * lane in one place.
 *
 * @param lane the account key
 */
record LaneKeys(String lane) {

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	LaneKeys {
		if (!SHAPE.matcher(lane).matches()) {
			throw new IllegalArgumentException("A lane is named by an account key");
		}
	}

	/** Lease, stream and later, in the order in which the scripts take them. */
	Place place() {
		return new Place("Lane " + this.lane, all(), List.of("string", "stream", "zset"));
	}

	private List<String> all() {
		return List.of(key("lease"), key("stream"), key("later"));
	}

	private String key(String part) {
		return "almoner:{" + this.lane + "}:" + part;
	}

}

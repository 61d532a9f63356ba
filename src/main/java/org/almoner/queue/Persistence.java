package org.almoner.queue;

import java.util.Optional;

/**
 * Whether Redis keeps what it is told, read from its own words. Only the append-only file
 * counts: snapshots lose what came after the last of them.
 *
 * @see <a href=
 * "https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/">Redis
 * persistence</a>
 */
final class Persistence {

	private Persistence() {
	}

	/**
	 * Why Redis would forget, in words for a person; empty when it would not.
	 * @param info the answer to {@code INFO persistence}
	 */
	static Optional<String> obstacle(String info) {
		if (!says(info, "aof_enabled:1")) {
			return Optional.of("Redis keeps no append-only file, so it would forget on a restart what it is given");
		}
		if (says(info, "loading:1")) {
			return Optional.of("Redis is still loading its data");
		}
		if (!says(info, "aof_last_write_status:ok")) {
			return Optional.of("Redis could not write its append-only file");
		}
		return Optional.empty();
	}

	/**
	 * Why Redis may throw entries away, in words for a person; empty when it never does.
	 * @param info the answer to {@code INFO memory}
	 */
	static Optional<String> eviction(String info) {
		boolean evicts = info.lines().anyMatch((line) -> line.startsWith("maxmemory_policy:allkeys-"));
		return (evicts && !says(info, "maxmemory:0"))
				? Optional.of("Redis throws away what it holds when it is full: set maxmemory-policy noeviction")
				: Optional.empty();
	}

	private static boolean says(String info, String line) {
		return info.lines().anyMatch((one) -> one.strip().equals(line));
	}

}

package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What may go wrong, and for how long. */
enum Trouble {

	ORG_REFUSES(Place.ORG, "the org refuses connections", 500, 2_500),

	ORG_SHOWS_A_PAGE(Place.ORG, "the org's edge answers 503 in HTML", 500, 2_500),

	ORG_SILENT_BEFORE(Place.ORG, "no answer, and nothing was done", 1_500, 3_000),

	ORG_SILENT_AFTER(Place.ORG, "no answer, though all was done", 1_500, 3_000),

	ORG_DROPS(Place.ORG, "the connection drops when all was done", 500, 2_000),

	ORG_TEARS(Place.ORG, "the connection drops amid the answer", 500, 2_000),

	ORG_UNREADABLE(Place.ORG, "the answer can't be read", 500, 2_000),

	ORG_ENDS_SESSIONS(Place.ORG, "sessions end", 500, 1_500),

	ORG_LIMIT(Place.ORG, "REQUEST_LIMIT_EXCEEDED", 500, 2_500),

	ORG_LOCKS(Place.ORG, "UNABLE_TO_LOCK_ROW for half of the rows", 1_000, 2_500),

	ORG_MAINTENANCE(Place.ORG, "maintenance: the org is read only", 1_000, 2_500),

	ORG_FULL(Place.ORG, "STORAGE_LIMIT_EXCEEDED for new records", 1_000, 2_500),

	ORG_SLOW(Place.ORG, "the org is slow", 1_000, 3_000),

	REDIS_KILLED(Place.REDIS, "Redis is killed and started again", 100, 2_500),

	REDIS_WIPED(Place.REDIS, "Redis is wiped (FLUSHALL)", 0, 0),

	REDIS_FROZEN(Place.REDIS, "Redis is frozen (SIGSTOP)", 1_000, 5_000),

	REDIS_FULL(Place.REDIS, "Redis is full and takes no writes", 1_000, 4_000),

	WEB_KILLED(Place.WEB, "web is killed (SIGKILL) and started again", 0, 500),

	WEB_STOPPED(Place.WEB, "web is stopped (SIGTERM) and started again", 0, 500),

	WORKER_KILLED(Place.WORKERS, "a worker is killed (SIGKILL) and started again", 0, 2_000),

	WORKER_STOPPED(Place.WORKERS, "a worker is stopped (SIGTERM) and started again", 0, 2_000),

	WORKER_FROZEN(Place.WORKERS, "a worker is frozen (SIGSTOP) past its lease", 11_000, 13_000);

	private static final Duration RESTART = Duration.ofSeconds(8);

	private final Place place;

	private final String words;

	private final long shortest;

	private final long longest;

	Trouble(Place place, String words, long shortest, long longest) {
		this.place = place;
		this.words = words;
		this.shortest = shortest;
		this.longest = longest;
	}

	Place place() {
		return this.place;
	}

	/** What it is, for people. */
	String words() {
		return this.words;
	}

	Span length() {
		return new Span(Duration.ofMillis(this.shortest), Duration.ofMillis(this.longest));
	}

	/** How long it takes about until all is well again after it has ended. */
	Duration repair() {
		return switch (this) {
			case WEB_KILLED, WEB_STOPPED, WORKER_KILLED, WORKER_STOPPED -> RESTART;
			default -> Duration.ZERO;
		};
	}

	/** All that may happen at a place. */
	static List<Trouble> at(Place place) {
		return Arrays.stream(values()).filter((trouble) -> trouble.place == place).toList();
	}

}

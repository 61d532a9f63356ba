package org.almoner.log;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was written lately, by its key. Safe for many threads. */
final class SaidBefore {

	private static final Duration FRESH = Duration.ofHours(1);

	private static final int MOST = 1_000;

	private final Map<String, Said> said = new LinkedHashMap<>();

	private record Said(LogEntry entry, Instant at) {
	}

	/** Whether an entry says something else than the last of its key, or that is old. */
	synchronized boolean isNews(String key, LogEntry entry, Instant now) {
		Said before = this.said.get(key);
		if (before != null && before.entry().equals(entry) && now.isBefore(before.at().plus(FRESH))) {
			return false;
		}
		if (this.said.size() >= MOST) {
			this.said.clear();
		}
		this.said.put(key, new Said(entry, now));
		return true;
	}

	/** It was not written after all. */
	synchronized void forget(String key) {
		this.said.remove(key);
	}

}

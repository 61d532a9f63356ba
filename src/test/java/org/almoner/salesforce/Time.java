package org.almoner.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes when a test says so. */
final class Time implements InstantSource {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

	@Override
	public Instant instant() {
		return this.now.get();
	}

	void pass(Duration duration) {
		this.now.updateAndGet((instant) -> instant.plus(duration));
	}

}

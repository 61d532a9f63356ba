package org.almoner.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. */
public final class HandClock extends Clock {

	private final AtomicReference<Instant> now;

	/** A clock that shows a moment. */
	public HandClock(Instant now) {
		this.now = new AtomicReference<>(now);
	}

	/** Moves the clock. */
	public void advance(Duration duration) {
		this.now.updateAndGet((instant) -> instant.plus(duration));
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Almoner reckons in UTC");
	}

}

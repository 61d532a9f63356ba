package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps requests apart in time, so that no second has more of them than its share. */
final class Pacing {

	private final Duration gap;

	private final AtomicReference<Instant> free = new AtomicReference<>(Instant.EPOCH);

	Pacing(int perSecond) {
		this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
	}

	/** Takes the next free place; answers how long it is until then. */
	Duration reserve(Instant now) {
		Instant place = this.free.getAndUpdate((next) -> later(next, now).plus(this.gap));
		return Duration.between(now, later(place, now));
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}

package org.almoner.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.almoner.queue.CallBucket;
import org.jspecify.annotations.Nullable;

/**
 * The bucket of a process that Redis does not answer. It goes on from where Redis' bucket
 * was seen last. Not for several threads.
 */
final class OwnBucket implements CallBucket {

	private static final double MILLIS = 1_000;

	private final InstantSource time;

	private double level = Double.NaN;

	private Instant at;

	private @Nullable Instant emptySince;

	OwnBucket(InstantSource time) {
		this.time = time;
		this.at = time.instant();
	}

	/** Goes on from another's state. */
	void resume(State state) {
		this.at = this.time.instant();
		this.level = state.level();
		this.emptySince = state.empty().isZero() ? null : this.at.minus(state.empty());
	}

	@Override
	public State take(long calls, Terms terms) {
		Instant now = this.time.instant();
		double before = Double.isNaN(this.level) ? terms.capacity() / 2 : this.level;
		double filled = before + Math.max(0, Duration.between(this.at, now).toMillis()) / MILLIS * terms.refill();
		this.level = Math.max(-terms.capacity(), Math.min(terms.capacity(), filled) - calls);
		this.at = now;
		Instant since = (this.level > terms.low()) ? null : (this.emptySince != null) ? this.emptySince : now;
		this.emptySince = since;
		return new State(this.level, (since != null) ? Duration.between(since, now) : Duration.ZERO, -1, -1);
	}

}

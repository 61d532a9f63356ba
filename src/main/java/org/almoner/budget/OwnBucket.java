package org.almoner.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.almoner.queue.CallBucket;
import org.jspecify.annotations.Nullable;

/**
 * The bucket of a process that Redis does not answer. It goes on from where Redis' bucket
 * was seen last; of another capacity it is as full as before. Not for several threads.
 */
final class OwnBucket implements CallBucket {

	private static final double MILLIS = 1_000;

	private final InstantSource time;

	/** Of the capacity. */
	private double fill = 0.5;

	private Instant at;

	private @Nullable Instant emptySince;

	OwnBucket(InstantSource time) {
		this.time = time;
		this.at = time.instant();
	}

	/**
	 * Goes on from another's state.
	 * @param terms how the other fills
	 */
	void resume(State state, Terms terms) {
		this.at = this.time.instant();
		this.fill = state.level() / terms.capacity();
		this.emptySince = state.empty().isZero() ? null : this.at.minus(state.empty());
	}

	@Override
	public State take(long calls, Terms terms) {
		Instant now = this.time.instant();
		double filled = this.fill * terms.capacity()
				+ Math.max(0, Duration.between(this.at, now).toMillis()) / MILLIS * terms.refill();
		double level = Math.max(-terms.capacity(), Math.min(terms.capacity(), filled) - calls);
		this.fill = level / terms.capacity();
		this.at = now;
		Instant since = (level > terms.low()) ? null : (this.emptySince != null) ? this.emptySince : now;
		this.emptySince = since;
		return new State(level, (since != null) ? Duration.between(since, now) : Duration.ZERO, -1, -1);
	}

}

package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When an event that did not get through is tried again: after {@code first}, twice that,
 * four times that …, never more than {@code longest}, spread by up to a fifth so that not
 * all come back at once; after {@code attemptsMax} tries it is Failed.
 *
 * @param attemptsMax the most tries
 * @param first the pause after the first try
 * @param longest the longest pause
 */
record RetryPolicy(int attemptsMax, Duration first, Duration longest) {

	private static final int DOUBLINGS_MAX = 20;

	RetryPolicy {
		if (attemptsMax < 1 || first.isNegative() || longest.compareTo(first) < 0) {
			throw new IllegalArgumentException("A retry needs at least one attempt and pauses that grow");
		}
	}

	boolean isLast(int attempt) {
		return attempt >= this.attemptsMax;
	}

	Instant next(Instant now, int attempt, RandomGenerator random) {
		long doubled = this.first.toMillis() << Math.min(Math.max(attempt - 1, 0), DOUBLINGS_MAX);
		long pause = Math.min(doubled, this.longest.toMillis());
		return now.plusMillis(pause + random.nextLong(pause / 5 + 1));
	}

}

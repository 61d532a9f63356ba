package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A range of times.
 *
 * @param shortest from here
 * @param longest to there
 */
record Span(Duration shortest, Duration longest) {

	Duration draw(RandomGenerator random) {
		return Duration.ofMillis(random.nextLong(this.shortest.toMillis(), this.longest.toMillis() + 1));
	}

}

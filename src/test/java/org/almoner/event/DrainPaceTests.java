package org.almoner.event;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrainPaceTests {

	private final DrainPace pace = new DrainPace(SpoolsOf.LIMITS, new Random(1));

	@Test
	void anOrgThatComesBackIsMetWithFewAndThenWithMore() {
		assertThat(this.pace.size()).isEqualTo(10);
		int calls = 0;
		while (this.pace.size() < 200) {
			this.pace.wentWell();
			calls++;
		}
		assertThat(calls).isEqualTo(5);
		this.pace.wentWell();
		assertThat(this.pace.size()).isEqualTo(200);
	}

	@Test
	void afterAFailureOneProbesAgainAndWaitsLongerEachTimeButNotForEver() {
		this.pace.wentWell();
		Duration before = this.pace.pause();
		for (int i = 0; i < 100; i++) {
			this.pace.failed();
			assertThat(this.pace.size()).isEqualTo(10);
			long grown = Math.min(60_000, 1_000L << Math.min(i, 6));
			assertThat(this.pace.pause()).isBetween(Duration.ofMillis(grown / 2), Duration.ofMillis(grown));
		}
		this.pace.wentWell();
		assertThat(this.pace.pause()).isEqualTo(before);
	}

	@Test
	void pausesAreNotAllTheSame() {
		this.pace.failed();
		assertThat(Stream.generate(this.pace::pause).limit(20).distinct().count()).isGreaterThan(5);
	}

}

package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacingTests {

	private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

	private final Pacing pacing = new Pacing(20);

	@Test
	void theFirstGoesAtOnceAndNoSecondHasMoreThanItsShare() {
		assertThat(this.pacing.reserve(NOW)).isZero();
		for (int i = 1; i < 20; i++) {
			assertThat(this.pacing.reserve(NOW)).isEqualTo(Duration.ofMillis(50L * i));
		}
		assertThat(this.pacing.reserve(NOW)).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void whatWasNotUsedIsNotSavedUp() {
		this.pacing.reserve(NOW);
		Instant later = NOW.plusSeconds(60);
		assertThat(this.pacing.reserve(later)).isZero();
		assertThat(this.pacing.reserve(later)).isEqualTo(Duration.ofMillis(50));
	}

}

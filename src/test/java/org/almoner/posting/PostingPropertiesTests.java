package org.almoner.posting;

import java.time.Duration;

import org.almoner.salesforce.ApiUse.Level;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PostingPropertiesTests {

	private final PostingProperties usual = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("almoner.posting", PostingProperties.class);

	@Test
	void aFewEventsWaitForAMomentAndManyForAFullerBatch() {
		assertThat(this.usual.linger(1, Level.PLENTY)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(49, Level.PLENTY)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(50, Level.PLENTY)).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void nearTheEndOfTheDaysCallsAllEventsWaitForFullerBatches() {
		assertThat(this.usual.linger(1, Level.SHORT)).isEqualTo(Duration.ofSeconds(20));
		assertThat(this.usual.linger(999, Level.LAST)).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void theLongestPauseBetweenTwoTriesIsShorterThanWhatTheSweepCallsStale() {
		Duration longest = this.usual.retryLongest().multipliedBy(6).dividedBy(5);
		assertThat(longest).isLessThan(Duration.ofMinutes(25));
	}

}

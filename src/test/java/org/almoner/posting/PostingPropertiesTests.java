package org.almoner.posting;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PostingPropertiesTests {

	private final PostingProperties usual = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("almoner.posting", PostingProperties.class);

	@Test
	void aFewEventsWaitForAMomentAndManyForAFullerBatch() {
		assertThat(this.usual.linger(1)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(49)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(50)).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void theLongestPauseBetweenTwoTriesIsShorterThanWhatTheSweepCallsStale() {
		Duration longest = this.usual.retryLongest().multipliedBy(6).dividedBy(5);
		assertThat(longest).isLessThan(Duration.ofMinutes(25));
	}

}

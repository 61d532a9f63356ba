package org.almoner.posting;

import java.time.Duration;

import org.almoner.testing.HandBudget;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class PostingPropertiesTests {

	private final PostingProperties usual = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("almoner.posting", PostingProperties.class);

	private final HandBudget budget = new HandBudget();

	@Test
	void aFewEventsWaitForAMomentAndManyForAFullerBatch() {
		assertThat(this.usual.linger(1, this.budget, false)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(49, this.budget, false)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.usual.linger(50, this.budget, true)).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void theScarcerTheCallsTheLongerEventsWaitForFullerBatches() {
		this.budget.thrift(0.5);
		assertThat(this.usual.linger(1, this.budget, false)).isEqualTo(Duration.ofMillis(26_500));
		this.budget.thrift(1);
		assertThat(this.usual.linger(1, this.budget, false)).isEqualTo(Duration.ofSeconds(52));
		assertThat(this.usual.linger(999, this.budget, false)).isEqualTo(Duration.ofSeconds(52));
	}

	@Test
	void whatWaitedInTheSpoolDoesNotWaitForLongAgain() {
		this.budget.thrift(1);
		assertThat(this.usual.linger(1, this.budget, true)).isEqualTo(Duration.ofSeconds(3));
		this.budget.thrift(0);
		assertThat(this.usual.linger(1, this.budget, true)).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void theLongestPauseBetweenTwoTriesIsShorterThanWhatTheSweepCallsStale() {
		Duration longest = this.usual.retryLongest().multipliedBy(6).dividedBy(5);
		assertThat(longest).isLessThan(Duration.ofMinutes(25));
	}

}

package org.almoner.console;

import java.time.Duration;
import java.time.Instant;

import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignOutsTests {

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final Instant began = this.clock.instant();

	private final SignOuts here = new SignOuts(this.copies, this.clock);

	private final SignOuts there = new SignOuts(this.copies, this.clock);

	@Test
	void anotherProcessKnowsWithinSecondsThatTheAdminSignedOut() {
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.there.hasEnded(this.began)).isFalse();
		this.here.add();
		assertThat(this.here.hasEnded(this.began)).isTrue();
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.there.hasEnded(this.began)).isTrue();
		assertThat(this.there.hasEnded(this.clock.instant())).as("a session of now").isFalse();
	}

	@Test
	void whileRedisIsAwayAProcessKnowsWhatItKnewAndWhatItWasTold() {
		this.clock.advance(Duration.ofMinutes(1));
		this.here.add();
		assertThat(this.there.hasEnded(this.began)).isTrue();
		this.copies.away(true);
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.there.hasEnded(this.began)).isTrue();
		assertThat(new SignOuts(this.copies, this.clock).hasEnded(this.began)).as("never told").isFalse();
		Instant later = this.clock.instant();
		this.here.add();
		assertThat(this.here.hasEnded(later)).isTrue();
	}

	@Test
	void aPageThatAsksManyTimesAsksRedisOnce() {
		int before = this.copies.asked();
		for (int asked = 0; asked < 20; asked++) {
			this.here.hasEnded(this.began);
		}
		assertThat(this.copies.asked() - before).isEqualTo(1);
	}

}

package org.almoner.console;

import java.time.Duration;
import java.time.Instant;

import org.almoner.testing.HandClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockoutTests {

	private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));

	private final Lockout lockout = new Lockout(this.clock);

	@Test
	void anAddressIsNotListenedToForAsLongAsIsSaid() {
		fail("192.0.2.1", Lockout.TRIES - 1);
		assertThat(this.lockout.remaining("192.0.2.1")).isZero();
		fail("192.0.2.1", 1);
		assertThat(this.lockout.remaining("192.0.2.1")).isEqualTo(Lockout.WINDOW);
		assertThat(this.lockout.remaining("192.0.2.2")).isZero();
		this.clock.advance(Lockout.WINDOW.plusSeconds(1));
		assertThat(this.lockout.remaining("192.0.2.1")).isZero();
	}

	@Test
	void theRightPasswordForgivesTheWrongOnes() {
		fail("192.0.2.1", Lockout.TRIES - 1);
		this.lockout.succeeded("192.0.2.1");
		fail("192.0.2.1", Lockout.TRIES - 1);
		assertThat(this.lockout.remaining("192.0.2.1")).isZero();
	}

	@Test
	void anIpv6NetworkIsOneAddress() {
		for (int host = 1; host <= Lockout.TRIES; host++) {
			fail("2001:db8:1:2::" + host, 1);
		}
		assertThat(this.lockout.remaining("2001:db8:1:2:ffff::1")).isPositive();
		assertThat(this.lockout.remaining("2001:db8:1:3::1")).isZero();
	}

	@Test
	void guessesFromManyAddressesAreFewButTheAdminsUsualDeskIsListenedTo() {
		this.lockout.succeeded("192.0.2.77");
		for (int host = 0; host < Lockout.TRIES_OVERALL; host++) {
			fail("198.51.100." + host, 1);
		}
		assertThat(this.lockout.remaining("203.0.113.1")).isPositive();
		assertThat(this.lockout.remaining("192.0.2.77")).isZero();
		this.clock.advance(Duration.ofDays(1).plusSeconds(1));
		assertThat(this.lockout.remaining("203.0.113.1")).isZero();
	}

	private void fail(String address, int times) {
		for (int time = 0; time < times; time++) {
			this.lockout.failed(address);
		}
	}

}

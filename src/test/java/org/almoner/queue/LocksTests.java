package org.almoner.queue;

import java.time.Duration;
import java.util.Optional;

import org.almoner.queue.Locks.Held;
import org.almoner.sandbox.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LocksTests {

	private static final TestRedis REDIS = new TestRedis(RedisProcess.start(0));

	private static final Duration LONG = Duration.ofMinutes(1);

	private final Locks locks = new RedisLocks(REDIS.redis);

	@AfterAll
	static void stop() {
		REDIS.close();
	}

	@BeforeEach
	void empty() {
		REDIS.empty();
	}

	@Test
	void aLockThatIsHeldIsNotGivenToAnother() {
		try (Held held = this.locks.take("a", LONG).orElseThrow()) {
			assertThat(this.locks.take("a", LONG)).isEmpty();
			assertThat(this.locks.take("b", LONG)).isPresent();
			assertThat(held.renew()).isTrue();
		}
		assertThat(this.locks.take("a", LONG)).isPresent();
	}

	@Test
	void aLockEndsByItselfAndItsHolderLearnsThat() {
		Held dead = this.locks.take("a", Duration.ofMillis(30)).orElseThrow();
		Optional<Held> heir = await().atMost(Duration.ofSeconds(5))
			.until(() -> this.locks.take("a", LONG), Optional::isPresent);
		assertThat(dead.renew()).isFalse();
		dead.close();
		assertThat(heir.orElseThrow().renew()).isTrue();
	}

	@Test
	void aRenewedLockLastsItsWholeLengthAgain() {
		Held held = this.locks.take("a", LONG).orElseThrow();
		REDIS.behind.pexpire("almoner:lock:a", 10_000L);
		assertThat(held.renew()).isTrue();
		assertThat(REDIS.behind.pttl("almoner:lock:a")).isGreaterThan(50_000L);
	}

	@Test
	void aFullRedisStillGivesALock() {
		REDIS.set("maxmemory", "1");
		try (Held held = this.locks.take("a", LONG).orElseThrow()) {
			assertThat(this.locks.take("a", LONG)).isEmpty();
			assertThat(held.renew()).isTrue();
		}
		finally {
			REDIS.set("maxmemory", "0");
		}
	}

	@Test
	void aRedisThatIsAwayGivesNoLock() {
		try (RedisProcess gone = RedisProcess.start(0); LocksOf there = new LocksOf(gone)) {
			gone.kill();
			assertThatExceptionOfType(QueueException.class).isThrownBy(() -> there.locks().take("a", LONG));
		}
	}

}

package org.almoner.queue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.queue.CallBucket.State;
import org.almoner.queue.CallBucket.Terms;
import org.almoner.sandbox.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** The bucket in a real Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallBucketTests {

	/** One that hardly fills while a test runs. */
	private static final Terms STILL = new Terms(0.000_001, 1_000, 100);

	private static final long HOUR = 3_600_000;

	private final TestRedis server = new TestRedis(RedisProcess.start(0));

	private final CallBucket bucket = new RedisCallBucket(this.server.redis);

	@BeforeEach
	void empty() {
		this.server.empty();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void aNewBucketIsHalfFullAndGivesToAllProcesses() {
		CallBucket another = new RedisCallBucket(this.server.redis);
		assertThat(this.bucket.take(0, STILL).level()).isEqualTo(500, within(0.1));
		assertThat(this.bucket.take(100, STILL).level()).isEqualTo(400, within(0.1));
		State state = another.take(50, STILL);
		assertThat(state.level()).isEqualTo(350, within(0.1));
		assertThat(state.lastDay()).isEqualTo(150);
		assertThat(state.empty()).isZero();
	}

	@Test
	void nothingThatManyTakeAtOnceIsForgotten() {
		IntStream.range(0, 200).parallel().forEach((i) -> this.bucket.take(3, STILL));
		State state = this.bucket.take(0, STILL);
		assertThat(state.lastHour()).isEqualTo(600);
		assertThat(state.level()).isEqualTo(-100, within(0.1));
	}

	@Test
	void itFillsByTimeUpToItsCapacityAndIsOverdrawnByAsMuchAtTheMost() {
		assertThat(this.bucket.take(9_000, STILL).level()).isEqualTo(-1_000, within(0.1));
		ago(Duration.ofMinutes(10));
		assertThat(this.bucket.take(0, new Terms(1, 1_000, 100)).level()).isEqualTo(-400, within(5.0));
		ago(Duration.ofMinutes(150));
		assertThat(this.bucket.take(0, new Terms(1, 1_000, 100)).level()).isEqualTo(1_000, within(0.1));
	}

	@Test
	void aBucketThatTurnsOutLargerIsAsFullAsBefore() {
		this.bucket.take(100, STILL);
		assertThat(this.bucket.take(0, new Terms(0.000_001, 50_000, 5_000)).level()).isEqualTo(20_000, within(1.0));
		assertThat(this.bucket.take(0, STILL).level()).isEqualTo(400, within(0.1));
	}

	@Test
	void aClockThatWasPutBackTakesNothingAway() {
		this.bucket.take(100, STILL);
		ago(Duration.ofHours(-5));
		assertThat(this.bucket.take(0, new Terms(1, 1_000, 100)).level()).isEqualTo(400, within(0.1));
	}

	@Test
	void itKnowsForHowLongItHasBeenEmpty() {
		assertThat(this.bucket.take(400, STILL).empty()).isZero();
		String since = this.server.behind.hget(RedisCallBucket.BUCKET, "empty");
		this.server.behind.hset(RedisCallBucket.BUCKET, "empty", Long.toString(Long.parseLong(since) - HOUR));
		assertThat(this.bucket.take(1, STILL).empty()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
		ago(Duration.ofHours(1));
		assertThat(this.bucket.take(0, new Terms(1, 1_000, 100)).empty()).isZero();
		assertThat(this.bucket.take(900, STILL).empty()).as("the next time begins anew")
			.isLessThan(Duration.ofHours(1));
	}

	@Test
	void whatIsOlderThanADayIsForgotten() {
		long hour = System.currentTimeMillis() / HOUR;
		Map<String, String> hours = Map.of(Long.toString(hour - 2), "7", Long.toString(hour - 23), "20",
				Long.toString(hour - 25), "400", Long.toString(hour - 900), "9", "nonsense", "5");
		this.server.behind.hset(RedisCallBucket.HOURS, hours);
		State state = this.bucket.take(1, STILL);
		assertThat(state.lastDay()).isBetween(21L, 28L);
		assertThat(this.server.behind.hlen(RedisCallBucket.HOURS)).isLessThanOrEqualTo(3);
		assertThat(Stream.of(RedisCallBucket.BUCKET, RedisCallBucket.HOURS))
			.allSatisfy((key) -> assertThat(this.server.behind.pttl(key)).isBetween(47 * HOUR, 48 * HOUR));
	}

	@Test
	void keysThatHoldWhatIsNoneOfOursAreReplaced() {
		this.server.behind.set(RedisCallBucket.BUCKET, "a string");
		this.server.behind.hset(RedisCallBucket.HOURS, "x", "y");
		assertThat(this.bucket.take(0, STILL).level()).isEqualTo(500, within(0.1));
		this.server.behind.hset(RedisCallBucket.BUCKET, Map.of("level", "much", "at", "then"));
		assertThat(this.bucket.take(0, STILL).level()).isEqualTo(500, within(0.1));
	}

	@Test
	void anEmptiedRedisBeginsHalfFullAgain() {
		this.bucket.take(500, STILL);
		this.server.empty();
		State state = this.bucket.take(0, STILL);
		assertThat(state.level()).isEqualTo(500, within(0.1));
		assertThat(state.lastDay()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void everyServerKnowsTheCommands(TestServers kind) {
		if (kind == TestServers.CLUSTER || TestServers.all().anyMatch(kind::equals)) {
			try (RedisProcess process = kind.start(); LocksOf there = new LocksOf(process)) {
				assertThat(there.bucket().take(10, STILL).lastDay()).isEqualTo(10);
			}
		}
	}

	@Test
	void aRedisThatIsAwayOrFullSaysSo() {
		this.server.set("maxmemory", "1");
		assertThatExceptionOfType(QueueException.class).isThrownBy(() -> this.bucket.take(1, STILL));
		this.server.set("maxmemory", "0");
		try (RedisProcess gone = RedisProcess.start(0); LocksOf there = new LocksOf(gone)) {
			gone.kill();
			assertThatExceptionOfType(QueueException.class).isThrownBy(() -> there.bucket().take(1, STILL));
		}
	}

	/** Lets the last look have been so long ago. */
	private void ago(Duration time) {
		String at = this.server.behind.hget(RedisCallBucket.BUCKET, "at");
		this.server.behind.hset(RedisCallBucket.BUCKET, "at", Long.toString(Long.parseLong(at) - time.toMillis()));
	}

}

package org.almoner.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.XAddParams;

import static org.almoner.queue.TestRedis.LANE;
import static org.almoner.queue.TestRedis.names;
import static org.almoner.queue.TestRedis.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@ParameterizedClass
@MethodSource("org.almoner.queue.TestServers#all")
class LanesTests {

	private final TestRedis redis;

	private final RedisLanes lanes;

	LanesTests(TestServers server) {
		this.redis = new TestRedis(server.start());
		this.lanes = this.redis.lanes();
	}

	@AfterEach
	void stop() {
		this.redis.close();
	}

	private LaneLease lease() {
		return this.lanes.lease().orElseThrow();
	}

	@Test
	void whatIsEnqueuedComesInOrderAndLeavesNothingBehindWhenItIsSettled() {
		List<String> references = references(2500);
		this.lanes.enqueue(LANE, references);
		List<String> found = new ArrayList<>();
		try (LaneLease lease = lease()) {
			assertThat(lease.lane()).isEqualTo(LANE);
			for (List<LaneEntry> batch = lease.next(5000); !batch.isEmpty(); batch = lease.next(5000)) {
				assertThat(batch).hasSizeLessThanOrEqualTo(1000).allMatch((entry) -> entry.attempts() == 0);
				found.addAll(names(batch));
				lease.acknowledge(batch);
			}
		}
		assertThat(found).isEqualTo(references);
		assertThat(this.redis.behind.xlen(TestRedis.stream(LANE))).isZero();
		assertThat(this.redis.pending(LANE)).isZero();
		assertThat(this.redis.behind.memoryUsage(TestRedis.stream(LANE))).isLessThan(3000);
	}

	@Test
	void equalReferencesStayTwoEntries() {
		this.lanes.enqueue(LANE, List.of("evt_1", "evt_1"));
		try (LaneLease lease = lease()) {
			lease.later(lease.next(10), Instant.now());
			assertThat(names(lease.next(10))).containsExactly("evt_1", "evt_1");
		}
	}

	@Test
	void aLaneWithoutWorkIsNotLeased() {
		assertThat(this.lanes.lease()).isEmpty();
		this.lanes.enqueue(LANE, List.of());
		assertThat(this.lanes.lease()).isEmpty();
		this.lanes.enqueue(LANE, List.of("evt_1"));
		try (LaneLease lease = lease()) {
			lease.acknowledge(lease.next(1));
		}
		assertThat(this.lanes.lease()).isEmpty();
	}

	@Test
	void aLaneHasOneHolderAtATime() {
		this.lanes.enqueue(LANE, references(2));
		LaneLease first = lease();
		this.lanes.enqueue(LANE, references(2));
		assertThat(this.lanes.lease()).isEmpty();
		first.close();
		lease().close();
	}

	@Test
	void workThatComesWhileALaneIsWorkedIsFoundAsSoonAsItIsGivenBack() {
		this.lanes.enqueue(LANE, List.of("evt_1"));
		try (LaneLease lease = lease()) {
			lease.acknowledge(lease.next(1));
			this.lanes.enqueue(LANE, List.of("evt_2"));
			assertThat(this.lanes.lease()).isEmpty();
		}
		assertThat(names(lease().next(1))).containsExactly("evt_2");
	}

	@Test
	void whatIsPutOffComesBackWhenItIsDueWithOneAttemptMore() {
		this.lanes.enqueue(LANE, List.of("evt 1 of 2"));
		for (int attempts = 0; attempts < 3; attempts++) {
			try (LaneLease lease = lease()) {
				List<LaneEntry> entries = lease.next(10);
				assertThat(entries).extracting(LaneEntry::reference, LaneEntry::attempts)
					.containsExactly(tuple("evt 1 of 2", attempts));
				lease.later(entries, Instant.now().plusSeconds(3600));
				assertThat(lease.next(10)).isEmpty();
				assertThat(this.redis.behind.xlen(TestRedis.stream(LANE))).isZero();
			}
			assertThat(this.lanes.lease()).isEmpty();
			this.redis.passTime(LANE);
		}
	}

	@Test
	void whatIsPutOffIsDueByRedisClock() {
		this.lanes.enqueue(LANE, List.of("evt_1"));
		try (LaneLease lease = lease()) {
			lease.later(lease.next(1), Instant.now().plusSeconds(100));
			double due = this.redis.behind.zrangeWithScores(TestRedis.later(LANE), 0, 0).getFirst().getScore();
			assertThat(due - System.currentTimeMillis()).isBetween(90_000.0, 101_000.0);
		}
	}

	@Test
	void aTakeoverReadsWhatItsPredecessorLeftUnsettled() {
		this.lanes.enqueue(LANE, references(30));
		LaneLease first = lease();
		first.acknowledge(first.next(10));
		List<LaneEntry> left = first.next(10);
		this.redis.expire(LANE);
		try (LaneLease second = lease()) {
			assertThat(second.next(5)).isEqualTo(left.subList(0, 5));
			assertThat(second.next(500)).isEqualTo(left.subList(5, 10));
			assertThat(names(second.next(500))).isEqualTo(references(30).subList(20, 30));
			assertThat(second.next(500)).isEmpty();
		}
	}

	@Test
	void aHolderThatWasOvertakenCanNeitherReadNorSettleNorGiveBack() {
		this.lanes.enqueue(LANE, references(3));
		LaneLease first = lease();
		List<LaneEntry> entries = first.next(2);
		this.redis.expire(LANE);
		LaneLease second = lease();
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> first.next(1));
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> first.acknowledge(entries));
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> first.later(entries, Instant.now()));
		assertThat(first.renew()).isFalse();
		assertThat(first.remaining()).isLessThanOrEqualTo(Duration.ZERO);
		first.close();
		assertThat(this.lanes.lease()).isEmpty();
		assertThat(second.renew()).isTrue();
		assertThat(names(second.next(10))).isEqualTo(references(2));
	}

	@Test
	void whatRemainsIsNeverMoreThanRedisGrants() {
		this.lanes.enqueue(LANE, references(1));
		LaneLease lease = lease();
		try (Jedis pausing = new Jedis("127.0.0.1", this.redis.process.port())) {
			pausing.clientPause(300);
		}
		assertThat(lease.renew()).isTrue();
		assertThat(lease.remaining()).isPositive().isLessThan(TestRedis.LEASE.minusMillis(250));
		assertThat(granted()).isGreaterThan(TestRedis.LEASE.minusMillis(250).toMillis());
		this.redis.ahead.set(Duration.ofSeconds(59).toNanos());
		assertThat(lease.remaining()).isLessThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(lease.renew()).isTrue();
		assertThat(lease.remaining()).isGreaterThan(Duration.ofSeconds(50));
		this.redis.ahead.addAndGet(Duration.ofSeconds(61).toNanos());
		assertThat(lease.remaining()).isNegative();
		this.redis.ahead.set(0);
	}

	private long granted() {
		return this.redis.behind.pttl(TestRedis.lease(LANE));
	}

	@Test
	void lanesTakeTurns() {
		List<String> three = List.of("lane1", "lane2", "lane3");
		three.forEach((lane) -> this.lanes.enqueue(lane, references(9)));
		List<String> turns = new ArrayList<>();
		for (Optional<LaneLease> lease = this.lanes.lease(); lease.isPresent(); lease = this.lanes.lease()) {
			try (LaneLease held = lease.get()) {
				held.acknowledge(held.next(3));
				turns.add(held.lane());
				// the busy one is always shown anew
				this.lanes.enqueue("lane1", (turns.size() < 6) ? List.of("more") : List.of());
			}
		}
		assertThat(turns.subList(0, 3)).containsExactlyInAnyOrderElementsOf(three);
		assertThat(turns.subList(3, 6)).containsExactlyInAnyOrderElementsOf(three);
	}

	@Test
	void statusTellsWhatWaitsAndSinceWhen() {
		this.lanes.enqueue(LANE, references(5));
		try (LaneLease lease = lease()) {
			lease.later(lease.next(2), Instant.now().plusSeconds(60));
			lease.next(1);
			this.redis.behind.xadd("almoner:{other}:stream", new XAddParams().id("1000-1"),
					Map.of("r", "old", "a", "0"));
			this.lanes.enqueue("other", references(1));
			Lanes.LaneStatus status = lease.status();
			assertThat(status).isEqualTo(new Lanes.LaneStatus(LANE, 3, 2, status.oldest(), true));
			assertThat(status.oldest()).isLessThan(Duration.ofMinutes(1));
		}
		Lanes.LaneStatus other = this.lanes.status()
			.stream()
			.filter((status) -> status.lane().equals("other"))
			.findFirst()
			.orElseThrow();
		assertThat(this.lanes.status()).hasSize(2);
		assertThat(other.waiting()).isEqualTo(2);
		assertThat(other.leased()).isFalse();
		assertThat(other.oldest()).isGreaterThan(Duration.ofDays(365));
	}

	@Test
	void settlingAgainChangesNothing() {
		this.lanes.enqueue(LANE, references(2));
		try (LaneLease lease = lease()) {
			List<LaneEntry> entries = lease.next(2);
			lease.acknowledge(entries.subList(0, 1));
			lease.acknowledge(entries.subList(0, 1));
			lease.later(entries, Instant.now().plusSeconds(60));
			lease.later(entries, Instant.now().plusSeconds(60));
			assertThat(lease.status().later()).isEqualTo(1);
			assertThat(lease.status().waiting()).isZero();
		}
	}

	@Test
	void aReferenceIsAtMost255CharactersAndALaneIsAnAccountKey() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.lanes.enqueue(LANE, List.of("x".repeat(256))));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.lanes.enqueue("{a}", List.of("evt_1")));
		assertThat(this.lanes.status()).isEmpty();
	}

}

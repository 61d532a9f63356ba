package org.almoner.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.almoner.sandbox.redis.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;

import static org.almoner.queue.TestRedis.LANE;
import static org.almoner.queue.TestRedis.names;
import static org.almoner.queue.TestRedis.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@MethodSource("org.almoner.queue.TestServers#all")
class LanesFaultTests {

	private final TestRedis redis;

	private final RedisLanes lanes;

	LanesFaultTests(TestServers server) {
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
	void aServerThatWasKilledAndCameBackEmptyIsFilledAgain() {
		this.lanes.enqueue(LANE, references(3));
		LaneLease lease = lease();
		List<LaneEntry> entries = lease.next(3);
		this.redis.process.kill();
		assertThatExceptionOfType(QueueException.class).isThrownBy(() -> this.lanes.enqueue(LANE, references(1)))
			.withMessage("Redis does not answer");
		this.redis.process.restart();
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> lease.acknowledge(entries));
		assertThat(this.lanes.lease()).isEmpty();
		this.lanes.enqueue(LANE, references(3));
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> lease.next(3));
		try (LaneLease again = lease()) {
			assertThat(names(again.next(10))).isEqualTo(references(3));
		}
	}

	@Test
	void aServerThatKeepsALogComesBackWithTheLanesAndTheirLeases() {
		try (TestRedis kept = new TestRedis(RedisProcess.start(0, "--appendonly", "yes"))) {
			RedisLanes keptLanes = kept.lanes();
			keptLanes.enqueue(LANE, references(3));
			LaneLease lease = keptLanes.lease().orElseThrow();
			List<LaneEntry> entries = lease.next(2);
			kept.process.restart();
			assertThatExceptionOfType(QueueException.class).isThrownBy(lease::renew);
			lease.later(entries.subList(0, 1), Instant.now());
			lease.acknowledge(entries.subList(1, 2));
			assertThat(names(lease.next(10))).containsExactlyInAnyOrder(references(3).get(0), references(3).get(2));
		}
	}

	@Test
	void aRestartOfTheServerFailsOneCallAtMost() throws InterruptedException {
		List<Thread> threads = IntStream.range(0, RedisConnections.CONNECTIONS)
			.mapToObj((number) -> Thread.startVirtualThread(() -> this.lanes.enqueue(LANE, references(500))))
			.toList();
		for (Thread thread : threads) {
			assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
		}
		this.redis.process.restart();
		assertThatExceptionOfType(QueueException.class).isThrownBy(this.lanes::lease);
		for (int call = 0; call < RedisConnections.CONNECTIONS; call++) {
			this.lanes.enqueue(LANE, references(1));
		}
	}

	@Test
	void aVanishedGroupIsMadeAgainAndNothingIsLost() {
		this.lanes.enqueue(LANE, references(4));
		try (LaneLease lease = lease()) {
			lease.acknowledge(lease.next(1));
			lease.next(1);
			this.redis.behind.xgroupDestroy(TestRedis.stream(LANE), RedisLanes.GROUP);
			assertThat(names(lease.next(10))).isEqualTo(references(4).subList(1, 4));
		}
	}

	@Test
	void aVanishedStreamIsMadeAgain() {
		this.lanes.enqueue(LANE, references(2));
		try (LaneLease lease = lease()) {
			List<LaneEntry> entries = lease.next(1);
			this.redis.behind.del(TestRedis.stream(LANE));
			assertThat(lease.next(10)).isEmpty();
			lease.acknowledge(entries);
			this.lanes.enqueue(LANE, List.of("evt_new"));
			assertThat(names(lease.next(10))).containsExactly("evt_new");
		}
	}

	@Test
	void whatCannotBeReadIsDroppedAndHoldsUpNothing() {
		this.lanes.enqueue(LANE, List.of("evt_1"));
		poison(Map.of("x", "y"));
		poison(Map.of("r", "evt_x", "a", "many"));
		this.redis.behind.zadd(TestRedis.later(LANE), 1, "no entry of ours");
		this.lanes.enqueue(LANE, List.of("evt_2"));
		try (LaneLease lease = lease()) {
			List<LaneEntry> entries = lease.next(10);
			assertThat(names(entries)).containsExactly("evt_1", "evt_2");
			lease.acknowledge(entries);
		}
		assertThat(this.lanes.lease()).isEmpty();
		assertThat(this.redis.behind.xlen(TestRedis.stream(LANE))).isZero();
		assertThat(this.redis.pending(LANE)).isZero();
	}

	private void poison(Map<String, String> fields) {
		this.redis.behind.xadd(TestRedis.stream(LANE), new XAddParams(), fields);
	}

	@Test
	void entriesThatSomebodyDeletedWhileTheyWerePendingArePassedOver() {
		this.lanes.enqueue(LANE, references(3));
		List<LaneEntry> entries = lease().next(3);
		this.redis.behind.xdel(TestRedis.stream(LANE), new StreamEntryID(entries.get(1).id()));
		this.redis.expire(LANE);
		try (LaneLease second = lease()) {
			List<LaneEntry> left = second.next(10);
			assertThat(names(left)).containsExactly(references(3).get(0), references(3).get(2));
			second.acknowledge(left);
		}
		assertThat(this.redis.pending(LANE)).isZero();
	}

	@Test
	void keysOfAWrongTypeAreDropped() {
		this.redis.behind.set(TestRedis.stream(LANE), "stray");
		this.redis.behind.set(TestRedis.later(LANE), "stray");
		this.lanes.enqueue(LANE, references(1));
		this.redis.behind.set("almoner:lanes", "stray");
		assertThat(this.lanes.lease()).isEmpty();
		this.lanes.enqueue(LANE, references(1));
		try (LaneLease lease = lease()) {
			lease.later(lease.next(5), Instant.now());
			assertThat(lease.next(5)).hasSize(2);
		}
		this.redis.behind.del(TestRedis.lease(LANE));
		this.redis.behind.lpush(TestRedis.later(LANE), "stray");
		assertThat(this.lanes.status()).hasSize(1);
		this.redis.behind.set("almoner:copies:accounts", "stray");
		assertThat(new RedisSharedCopies(this.redis.redis).all("accounts")).isEmpty();
	}

	@Test
	void aFullRedisRefusesNewWorkAndIsEmptiedByTheWorkers() {
		this.lanes.enqueue(LANE, references(2000));
		this.redis.set("maxmemory", "1");
		assertThatExceptionOfType(QueueException.class).isThrownBy(() -> this.lanes.enqueue(LANE, references(1)))
			.withMessage("Redis is full and refuses writes; it needs more memory");
		try (LaneLease lease = lease()) {
			lease.later(lease.next(1000), Instant.now());
			assertThat(lease.renew()).isTrue();
			for (List<LaneEntry> batch = lease.next(1000); !batch.isEmpty(); batch = lease.next(1000)) {
				lease.acknowledge(batch);
			}
		}
		assertThat(this.redis.behind.xlen(TestRedis.stream(LANE))).isZero();
		this.redis.set("maxmemory", "0");
		this.lanes.enqueue(LANE, references(1));
		assertThat(this.lanes.lease()).isPresent();
	}

	@Test
	void aFrozenServerHoldsNobodyForLong() {
		this.lanes.enqueue(LANE, references(1));
		LaneLease lease = lease();
		this.redis.process.freeze();
		try {
			long start = System.nanoTime();
			assertThatExceptionOfType(QueueException.class).isThrownBy(() -> lease.next(1));
			lease.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
		}
		finally {
			this.redis.process.thaw();
		}
		assertThat(this.lanes.status()).hasSize(1);
	}

	@Test
	void aLaneThatTheIndexCallsIdleThoughItIsNotIsFoundInTime() {
		this.lanes.enqueue(LANE, references(1));
		this.lanes.enqueue("idle", List.of());
		this.redis.behind.zadd("almoner:lanes", Double.POSITIVE_INFINITY, "idle");
		this.lanes.lease().orElseThrow().close();
		this.redis.behind.zadd("almoner:lanes", Double.POSITIVE_INFINITY, LANE);
		assertThat(this.lanes.lease()).isEmpty();
		this.redis.ahead.addAndGet(RedisLanes.RECHECK.toNanos());
		assertThat(this.lanes.lease()).isPresent();
	}

	@Test
	void aLeaseThatRanOutIsTakenOverWithoutAnybodysHelp() {
		RedisLanes brief = this.redis.lanes(Duration.ofMillis(100));
		brief.enqueue(LANE, references(1));
		LaneLease first = brief.lease().orElseThrow();
		first.next(1);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> brief.lease().map((second) -> second.next(1).size() == 1).orElse(false));
		assertThat(first.renew()).isFalse();
	}

}

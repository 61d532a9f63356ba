package org.almoner.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.almoner.queue.TestRedis.LANE;
import static org.almoner.queue.TestRedis.references;
import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@MethodSource("org.almoner.queue.TestServers#all")
@Timeout(60)
class LanesLoadTests {

	private static final int THREADS = 20;

	private final TestRedis redis;

	LanesLoadTests(TestServers server) {
		this.redis = new TestRedis(server.start());
	}

	@AfterEach
	void stop() {
		this.redis.close();
	}

	@Test
	void manyProducersAndWorkersSettleEachEntryOnceInTheOrderOfItsProducer() throws Exception {
		RedisLanes lanes = this.redis.lanes();
		Map<String, Queue<String>> settled = new ConcurrentHashMap<>();
		AtomicInteger left = new AtomicInteger(THREADS * 200);
		inThreads((number) -> produce(lanes, number), (number) -> {
			while (left.get() > 0) {
				workOnce(lanes, settled, left);
			}
		});
		for (int producer = 0; producer < THREADS; producer++) {
			String prefix = producer + "-";
			List<String> found = settled.getOrDefault("lane" + producer % 3, new ConcurrentLinkedQueue<>())
				.stream()
				.filter((reference) -> reference.startsWith(prefix))
				.toList();
			assertThat(found).isEqualTo(IntStream.range(0, 200).mapToObj((i) -> prefix + i).toList());
		}
		assertEmpty(lanes);
	}

	private static void produce(RedisLanes lanes, int number) {
		for (int i = 0; i < 200; i += 5) {
			lanes.enqueue("lane" + number % 3, IntStream.range(i, i + 5).mapToObj((at) -> number + "-" + at).toList());
		}
	}

	private static void workOnce(RedisLanes lanes, Map<String, Queue<String>> settled, AtomicInteger left) {
		Optional<LaneLease> leased = lanes.lease();
		if (leased.isEmpty()) {
			return;
		}
		try (LaneLease lease = leased.get()) {
			List<LaneEntry> entries = lease.next(50);
			settled.computeIfAbsent(lease.lane(), (lane) -> new ConcurrentLinkedQueue<>())
				.addAll(TestRedis.names(entries));
			lease.acknowledge(entries);
			left.addAndGet(-entries.size());
		}
	}

	private void assertEmpty(RedisLanes lanes) {
		assertThat(lanes.lease()).isEmpty();
		assertThat(lanes.status())
			.allMatch((status) -> status.waiting() == 0 && status.later() == 0 && !status.leased());
		lanes.status().forEach((status) -> assertThat(this.redis.pending(status.lane())).isZero());
	}

	@Test
	void workersThatDieOrPutOffLoseNothingAndNothingIsSettledTwice() throws Exception {
		RedisLanes lanes = this.redis.lanes(Duration.ofMillis(50));
		int count = 600;
		lanes.enqueue("lane1", references(count));
		lanes.enqueue("lane2", references(count));
		Map<String, Integer> settled = new ConcurrentHashMap<>();
		inThreads((number) -> {
		}, (number) -> Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(50))
			.until(() -> {
				lanes.lease().ifPresent((lease) -> workBadly(lease, settled));
				return settled.size() == 2 * count;
			}));
		assertThat(settled).hasSize(2 * count);
		assertThat(settled.values()).containsOnly(1);
		assertEmpty(lanes);
	}

	/** A third of the workers die with the lease in their hands. */
	private static void workBadly(LaneLease lease, Map<String, Integer> settled) {
		try {
			List<LaneEntry> entries = lease.next(40);
			int fate = ThreadLocalRandom.current().nextInt(6);
			if (fate < 1) {
				return;
			}
			if (fate < 3) {
				lease.later(entries, Instant.now().plusMillis(5));
			}
			else {
				lease.acknowledge(entries);
				entries.forEach((entry) -> settled.merge(lease.lane() + entry.reference(), 1, Integer::sum));
			}
			lease.close();
		}
		catch (LeaseLostException ex) {
			// overtaken: nothing was settled
		}
	}

	@Test
	void ofTwentyThreadsThatRaceForALaneOneHasIt() throws Exception {
		RedisLanes lanes = this.redis.lanes();
		for (int round = 1; round <= 20; round++) {
			lanes.enqueue(LANE, List.of("evt_" + round));
			Queue<LaneLease> holders = new ConcurrentLinkedQueue<>();
			inThreads((number) -> lanes.lease().ifPresent(holders::add), (number) -> {
			});
			assertThat(holders).hasSize(1);
			try (LaneLease lease = holders.remove()) {
				lease.acknowledge(lease.next(10));
			}
		}
	}

	@Test
	void aHundredThousandReferencesFitInTheSmallestRedis() {
		long limit = 25_000_000;
		long before = this.redis.info("memory", "used_memory");
		RedisLanes lanes = this.redis.lanes();
		lanes.enqueue(LANE, references(100_000));
		assertThat(this.redis.info("memory", "used_memory") - before).isLessThan(limit / 2);
		try (LaneLease lease = lanes.lease().orElseThrow()) {
			for (int i = 0; i < 100; i++) {
				lease.later(lease.next(1000), Instant.now().plusSeconds(3600));
			}
			assertThat(lease.status().later()).isEqualTo(100_000);
		}
		assertThat(this.redis.info("memory", "used_memory") - before).isLessThan(limit);
	}

	@Test
	void anIdlePollIsOneCommandHoweverManyLanesThereAre() {
		RedisLanes lanes = this.redis.lanes();
		for (int lane = 0; lane < 1000; lane++) {
			lanes.enqueue("lane" + lane, List.of("evt_1"));
		}
		for (Optional<LaneLease> lease = lanes.lease(); lease.isPresent(); lease = lanes.lease()) {
			try (LaneLease held = lease.get()) {
				held.acknowledge(held.next(10));
			}
		}
		lookAtEachOnceMore(lanes);
		long before = evals();
		for (int poll = 0; poll < 20; poll++) {
			assertThat(lanes.lease()).isEmpty();
		}
		assertThat(evals() - before).isEqualTo(20);
	}

	/**
	 * A lane that was worked is looked at once more, a second later, before it is idle.
	 */
	private void lookAtEachOnceMore(RedisLanes lanes) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
			assertThat(lanes.lease()).isEmpty();
			return this.redis.behind.zcount("almoner:lanes", "+inf", "+inf") == 1000;
		});
	}

	private long evals() {
		String line = this.redis.behind.info("commandstats")
			.lines()
			.filter((stat) -> stat.startsWith("cmdstat_eval:"))
			.findFirst()
			.orElseThrow();
		return Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(',')));
	}

	private static void inThreads(Work one, Work other) throws Exception {
		List<Future<?>> futures = new ArrayList<>();
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < THREADS; i++) {
				int number = i;
				for (Work work : List.of(one, other)) {
					futures.add(threads.submit(() -> {
						start.await();
						work.run(number);
						return null;
					}));
				}
			}
			start.countDown();
			for (Future<?> future : futures) {
				future.get(60, TimeUnit.SECONDS);
			}
		}
	}

	/** What one of many threads does. */
	private interface Work {

		void run(int number);

	}

}

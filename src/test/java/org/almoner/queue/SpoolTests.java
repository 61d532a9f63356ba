package org.almoner.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.sandbox.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.StreamEntryID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class SpoolTests {

	private static final TestRedis REDIS = new TestRedis(RedisProcess.start(0, "--appendonly", "yes"));

	private static final String WAITING = "almoner:{spool}:events";

	private static final long LARGE = 1_000_000;

	private final AtomicLong nanoTime = new AtomicLong();

	private final RedisSpool spool = new RedisSpool(REDIS.redis, this.nanoTime::get);

	@AfterAll
	static void stop() {
		REDIS.close();
	}

	@BeforeEach
	void empty() {
		REDIS.set("maxmemory", "0");
		REDIS.set("maxmemory-policy", "noeviction");
		REDIS.set("appendonly", "yes");
		REDIS.empty();
	}

	static Stream<TestServers> servers() {
		return Stream.concat(TestServers.all(), Stream.of(TestServers.CLUSTER));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void entriesGoTheirWayOnEveryServer(TestServers server) {
		try (TestRedis redis = new TestRedis(server.start())) {
			redis.set("appendonly", "yes");
			RedisSpool there = new RedisSpool(redis.redis, this.nanoTime::get);
			byte[] odd = new byte[] { 0, -1, 13, 10, 0, 127 };
			List.of(bytes("a"), odd, bytes("c")).forEach(there::append);
			List<Spooled> all = there.oldest(10, LARGE);
			assertThat(all).extracting(Spooled::entry).containsExactly(bytes("a"), odd, bytes("c"));
			there.remove(all.subList(0, 1));
			there.setAside(all.subList(1, 2));
			assertThat(texts(there)).containsExactly("c");
			assertThat(there.status()).satisfies((status) -> assertThat(status.aside()).isEqualTo(1));
			assertThat(there.putBack(100)).isEqualTo(1);
			assertThat(there.oldest(10, LARGE)).extracting(Spooled::entry).containsExactly(bytes("c"), odd);
			assertThat(there.status().waiting()).isEqualTo(2);
			assertThat(there.status().aside()).isZero();
		}
	}

	@Test
	void whatWasAppendedSurvivesAKillOfTheServer() throws Exception {
		try (RedisProcess process = RedisProcess.start(0, "--appendonly", "yes");
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			try (TestRedis redis = new TestRedis(process)) {
				RedisSpool there = new RedisSpool(redis.redis, this.nanoTime::get);
				ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
				IntStream.range(0, 8).forEach((thread) -> threads.execute(() -> {
					for (int i = 0; i < 100_000; i++) {
						there.append(bytes(thread + "/" + i));
						acknowledged.add(thread + "/" + i);
					}
				}));
				await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 2_000);
				process.kill();
				threads.shutdownNow();
				List<String> certain = List.copyOf(acknowledged);
				process.restart();
				assertThat(texts(there, 100_000)).containsAll(certain);
			}
		}
	}

	@Test
	void whatIsAppendedAtOnceIsAllThereAndTakesFewRoundTrips() throws Exception {
		this.spool.append(bytes("first"));
		long before = looks();
		List<Future<?>> appends = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			REDIS.process.freeze();
			IntStream.range(0, 300)
				.forEach((i) -> appends.add(threads.submit(() -> this.spool.append(bytes("e" + i)))));
			REDIS.process.thaw();
		}
		for (Future<?> append : appends) {
			append.get();
		}
		assertThat(texts(this.spool, 1_000)).hasSize(301).contains("e0", "e299");
		assertThat(looks() - before).isLessThan(100);
	}

	@Test
	void aRedisThatIsFullTellsEachOfThoseThatCameTogether() {
		REDIS.set("maxmemory", "1");
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> appends = IntStream.range(0, 20)
				.<Future<?>>mapToObj((i) -> threads.submit(() -> this.spool.append(bytes("e" + i))))
				.toList();
			assertThat(appends).allSatisfy((append) -> assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> append.get(10, TimeUnit.SECONDS))
				.withCauseInstanceOf(QueueException.class)
				.withMessageContaining("full"));
		}
	}

	@Test
	void aRedisWithoutALogIsRefusedBeforeAnythingIsWritten() {
		REDIS.set("appendonly", "no");
		assertThat(this.spool.isUsable()).isFalse();
		assertThatExceptionOfType(NotDurableException.class).isThrownBy(() -> this.spool.append(bytes("a")));
		assertThat(REDIS.behind.exists(WAITING)).isFalse();
	}

	@Test
	void aLogThatWasTurnedOffSinceTheLastLookIsNoticedInTheAnswerItself() {
		this.spool.append(bytes("a"));
		REDIS.set("appendonly", "no");
		assertThat(this.spool.isUsable()).as("by an older look").isTrue();
		assertThatExceptionOfType(NotDurableException.class).isThrownBy(() -> this.spool.append(bytes("b")));
	}

	@Test
	void aLogThatIsTurnedOnIsNoticedWithinSeconds() {
		REDIS.set("appendonly", "no");
		assertThat(this.spool.isUsable()).isFalse();
		REDIS.set("appendonly", "yes");
		this.nanoTime.addAndGet(PersistenceLook.GOOD.toNanos());
		assertThat(this.spool.isUsable()).isTrue();
	}

	@Test
	void aRedisThatThrowsEntriesAwayWhenItIsFullIsNotDurable() {
		REDIS.set("maxmemory", "100000000");
		REDIS.set("maxmemory-policy", "allkeys-lru");
		assertThatExceptionOfType(NotDurableException.class).isThrownBy(() -> this.spool.append(bytes("a")))
			.withMessageContaining("noeviction");
	}

	@Test
	void aFullRedisTakesNothingMoreAndIsDrainedAllTheSame() {
		IntStream.range(0, 30).forEach((i) -> this.spool.append(bytes("entry " + i)));
		REDIS.set("maxmemory", "1");
		assertThatExceptionOfType(QueueException.class).isThrownBy(() -> this.spool.append(bytes("more")))
			.withMessageContaining("full");
		assertThat(this.spool.status().waiting()).isEqualTo(30);
		List<Spooled> all = this.spool.oldest(100, LARGE);
		this.spool.setAside(all.subList(0, 25));
		this.spool.remove(all.subList(25, 30));
		assertThat(this.spool.status()).extracting(Spool.Status::waiting, Spool.Status::aside).containsExactly(0L, 25L);
		assertThat(this.spool.putBack(100)).isEqualTo(25);
		assertThat(this.spool.status().waiting()).isEqualTo(25);
	}

	@Test
	void aReadIsBoundedInBytesButNeverEmpty() {
		IntStream.range(0, 30).forEach((i) -> this.spool.append(new byte[1_000]));
		assertThat(this.spool.oldest(100, 10_500)).hasSize(10);
		assertThat(this.spool.oldest(100, 1)).hasSize(1);
		assertThat(this.spool.oldest(7, LARGE)).hasSize(7);
		assertThat(this.spool.oldest(100, LARGE)).hasSize(30);
	}

	@Test
	void theLargestEntryComesBackWhole() {
		byte[] large = new byte[Spool.ENTRY_MAX];
		new Random(1).nextBytes(large);
		this.spool.append(large);
		assertThat(Arrays.equals(large, this.spool.oldest(1, 1).getFirst().entry())).isTrue();
		this.spool.setAside(this.spool.oldest(1, 1));
		this.spool.putBack(1);
		assertThat(Arrays.equals(large, this.spool.oldest(1, 1).getFirst().entry())).isTrue();
		assertThatExceptionOfType(QueueException.class)
			.isThrownBy(() -> this.spool.append(new byte[Spool.ENTRY_MAX + 1]));
	}

	@Test
	void theAgeIsThatOfTheOldest() {
		assertThat(this.spool.status().oldest()).isZero();
		REDIS.behind.xadd(WAITING, new StreamEntryID(1, 1), Map.of("e", "old"));
		this.spool.append(bytes("new"));
		assertThat(this.spool.status().oldest()).isGreaterThan(Duration.ofDays(10_000));
	}

	@Test
	void whatIsNoneOfOursIsReadAsNothing() {
		REDIS.behind.xadd(WAITING, new StreamEntryID(1, 1), Map.of("other", "thing"));
		assertThat(this.spool.oldest(1, LARGE)).singleElement()
			.satisfies((entry) -> assertThat(entry.entry()).isEmpty());
	}

	@Test
	void aStrayKeyOfAnotherTypeDoesNotBlockTheSpool() {
		REDIS.behind.set(WAITING, "stray");
		this.spool.append(bytes("a"));
		assertThat(texts(this.spool)).containsExactly("a");
	}

	@Test
	void aRedisThatIsAwayIsAskedNoMoreOftenThanOnceInSeconds() {
		try (TestRedis gone = new TestRedis(RedisProcess.start(0, "--appendonly", "yes"))) {
			RedisSpool there = new RedisSpool(gone.redis, this.nanoTime::get);
			there.append(bytes("a"));
			gone.process.kill();
			assertThatExceptionOfType(QueueException.class).isThrownBy(() -> there.append(bytes("b")));
			this.nanoTime.addAndGet(PersistenceLook.GOOD.toNanos());
			assertThat(there.isUsable()).isFalse();
			gone.process.restart();
			assertThat(there.isUsable()).as("by the same look").isFalse();
			this.nanoTime.addAndGet(PersistenceLook.GOOD.toNanos());
			assertThat(there.isUsable()).isTrue();
			assertThat(texts(there)).containsExactly("a");
		}
	}

	/** How often Redis told of its persistence: once a round trip. */
	private static long looks() {
		return REDIS.behind.info("commandstats")
			.lines()
			.filter((line) -> line.startsWith("cmdstat_info:calls="))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("^[^=]*=(\\d+),.*", "$1")))
			.findFirst()
			.orElse(0);
	}

	private static List<String> texts(RedisSpool spool) {
		return texts(spool, 100);
	}

	private static List<String> texts(RedisSpool spool, int max) {
		List<String> texts = new ArrayList<>();
		spool.oldest(max, Long.MAX_VALUE)
			.forEach((entry) -> texts.add(new String(entry.entry(), StandardCharsets.UTF_8)));
		return texts;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

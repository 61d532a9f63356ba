package org.almoner.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.almoner.budget.Budget;
import org.almoner.queue.Spool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What an empty budget of API calls makes of events, from wire to wire. */
class ThriftOverTheWireTests {

	private static final String BUCKET = "almoner:{budget}:bucket";

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "thrift", "--almoner.posting.linger=50ms",
			"--almoner.posting.busy-linger=50ms", "--almoner.posting.poll=50ms", "--almoner.spooling.idle=50ms",
			"--almoner.spooling.longest-linger=4s", "--almoner.budget.beat=50ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final RedisClient REDIS = RedisClient.create(SANDBOX.redis().url());

	private static SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	private final String number = UUID.randomUUID().toString().replace("-", "");

	@BeforeAll
	static void connect() {
		SANDBOX.org().setDailyLimit(0, 100_000);
		account = SANDBOX.connect("A charity");
		REDIS.configSet(Map.of("appendonly", "yes"));
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> bean(Spool.class).isUsable());
	}

	@AfterAll
	static void stop() {
		REDIS.close();
		SANDBOX.close();
	}

	@Test
	void atAnEmptyBudgetEventsTravelTogetherAndAllBecomeRecords() {
		fill(-400);
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> bean(Budget.class).thrift() == 1);
		SANDBOX.org().resetCalls();
		List<String> numbers = deliver(25);
		assertThat(bean(Spool.class).status().waiting()).as("none has travelled").isEqualTo(25);
		settled(numbers);
		int thrifty = SANDBOX.org().calls().total();
		assertThat(status()).contains("\"budget\":{\"share\":20,", "\"thrift\":1.0");

		fill(800);
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> bean(Budget.class).thrift() == 0);
		SANDBOX.org().resetCalls();
		List<String> more = IntStream.range(0, 25).mapToObj((i) -> {
			String one = this.number + "more" + i;
			assertThat(DOOR.deliver(account, Charges.succeeded(one)).statusCode()).isEqualTo(200);
			return one;
		}).toList();
		settled(more);
		assertThat(SANDBOX.org().calls().total()).as("one by one").isGreaterThan(2 * thrifty);
		assertThat(bean(Spool.class).status().waiting()).isZero();
	}

	@Test
	void theCallsOfTheProcessAreTakenFromTheBucketInRedis() {
		Map<String, String> before = REDIS.hgetAll("almoner:{budget}:hours");
		settled(deliver(1));
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.until(() -> !REDIS.hgetAll("almoner:{budget}:hours").equals(before));
		assertThat(bean(Budget.class).figures().taken().lastDay()).isPositive();
	}

	private List<String> deliver(int count) {
		List<String> numbers = IntStream.range(0, count).mapToObj((i) -> this.number + i).toList();
		numbers.forEach((one) -> assertThat(DOOR.deliver(account, Charges.succeeded(one)).statusCode()).isEqualTo(200));
		return numbers;
	}

	private static void settled(List<String> numbers) {
		numbers.forEach((one) -> {
			assertThat(DOOR.settled(account, "evt_" + one)).containsEntry("Status__c", "Processed");
			assertThat(DOOR.record(account, "Gift_Transaction__c", "pi_" + one)).containsEntry("Status__c", "Paid");
		});
	}

	/** Lets so many calls be in the bucket. */
	private static void fill(int calls) {
		REDIS.hset(BUCKET, "level", Integer.toString(calls));
	}

	private static String status() {
		return DOOR
			.send(Doorstep.request(SANDBOX.app().resolve("/api/status"), null)
				.timeout(Duration.ofSeconds(20))
				.header("Authorization", SANDBOX.admin().authorization())
				.GET()
				.build())
			.body();
	}

	private static <T> T bean(Class<T> type) {
		return SANDBOX.almoner().getBean(type);
	}

}

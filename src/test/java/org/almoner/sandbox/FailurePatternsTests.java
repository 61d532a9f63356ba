package org.almoner.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which other connectors and queues are known to have lost, doubled or
 * forgotten events, each tried on the whole of Almoner.
 */
class FailurePatternsTests {

	private static final String[] SHORT_TIMES = { "--almoner.posting.linger=50ms", "--almoner.posting.busy-linger=50ms",
			"--almoner.posting.poll=50ms", "--almoner.posting.retry-first=200ms", "--almoner.posting.retry-longest=1s",
			"--almoner.posting.attempts-max=4", "--almoner.posting.org-away=200ms",
			"--almoner.posting.write-timeout=2s", "--almoner.redis.lease-duration=3s",
			"--almoner.salesforce.limits.patience=300ms", "--almoner.salesforce.limits.backoff=50ms",
			"--almoner.replay.pace=100ms", "--almoner.sweep.first=2s", "--almoner.sweep.every=1s",
			"--almoner.sweep.stale-after=3s" };

	private static final Sandbox SANDBOX = Sandbox.start(new Sandbox.Ports(0, LastingPort.free(), 0), "patterns",
			SHORT_TIMES);

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private final ReplayDesk desk = new ReplayDesk(SANDBOX);

	private final String number = UUID.randomUUID().toString().replace("-", "");

	private SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	@BeforeEach
	void connect() {
		this.account = DOOR
			.account(
					Map.of("name", "A charity " + this.number, "provider", "Stripe", "testMode", true, "signingSecret",
							"whsec_" + this.number, "providerAccountId", "acct_1" + this.number),
					"whsec_" + this.number);
	}

	@AfterEach
	void heal() {
		SANDBOX.org().faults().clear();
	}

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@Test
	void anEventThatWasStoredThoughNobodyHeardOfItIsWorkedWhenItComesAgain() {
		SANDBOX.org().faults().on("create").then(new Fault.Drop(Fault.Moment.AFTER_COMMIT));
		assertThat(deliver(this.number).statusCode()).isEqualTo(503);
		assertThat(DOOR.status(this.account, "evt_" + this.number)).isEqualTo("Received");
		SANDBOX.org().faults().clear();
		taken(this.number);
		assertPosted(this.number);
	}

	@Test
	void whatNeitherTheOrgNorRedisTookIsAnswered503AndComesAgain() {
		taken(this.number + "before");
		SANDBOX.org().leave();
		SANDBOX.redis().kill();
		HttpResponse<String> answer = deliver(this.number);
		SANDBOX.redis().restart();
		SANDBOX.org().comeBack();
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
		assertThat(DOOR.event(this.account, "evt_" + this.number)).isEmpty();
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> deliver(this.number).statusCode() == 200);
		assertPosted(this.number);
		assertPosted(this.number + "before");
	}

	@Test
	void whatWasStoredWhileTheQueueWasAwayIsFoundWithoutAnyFurtherDelivery() {
		taken(this.number + "before");
		SANDBOX.redis().kill();
		taken(this.number);
		SANDBOX.redis().restart();
		assertPosted(this.number);
		assertPosted(this.number + "before");
	}

	@Test
	void oneEventDeliveredManyTimesAtOnceToTwoProcessesIsOneEventAndOneGift() throws Exception {
		try (ConfigurableApplicationContext other = SANDBOX.startAnother(SHORT_TIMES)) {
			SandboxAccount there = new SandboxAccount(this.account.key(),
					Sandbox.addressOf(other).resolve("/webhooks/" + this.account.key()), this.account.signingSecret());
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<HttpResponse<String>>> answers = IntStream.range(0, 20)
					.mapToObj((turn) -> (turn % 2 == 0) ? this.account : there)
					.map((target) -> threads.submit(() -> DOOR.deliver(target, Charges.succeeded(this.number))))
					.toList();
				for (Future<HttpResponse<String>> answer : answers) {
					assertThat(answer.get().statusCode()).isEqualTo(200);
				}
			}
			assertPosted(this.number);
		}
	}

	@Test
	void aConsumerGroupThatVanishedIsMadeAgainAndWhatWaitedIsWorked() {
		Faults.Rule blind = blindWorkers();
		IntStream.range(0, 3).forEach((i) -> taken(this.number + i));
		redis((redis) -> assertThat(redis.xgroupDestroy(lane("stream"), "workers")).isPositive());
		blind.clear();
		IntStream.range(0, 3).forEach((i) -> assertPosted(this.number + i));
	}

	@Test
	void workThatOutlastsItsLeaseIsDoneByOneWorkerAlone() {
		taken(this.number + "quick");
		Faults.Rule usual = slowRecords(Duration.ZERO);
		taken(this.number);
		assertPosted(this.number);
		usual.clear();

		SANDBOX.org()
			.faults()
			.on("query")
			.ofType("Gateway_Transactions__r")
			.then(Fault.latency(Duration.ofMillis(1_900)));
		Faults.Rule slow = slowRecords(Duration.ofMillis(1_900));
		taken(this.number + "slow");
		assertPosted(this.number + "slow");
		assertThat(slow.hits()).isEqualTo(usual.hits()).isPositive();
	}

	@Test
	void workersOutliveARedisThatFroze() {
		SANDBOX.redis().freeze();
		try {
			// its time-out is the test's time: the door waits for Redis in vain
			taken(this.number);
			taken(this.number + "more");
		}
		finally {
			SANDBOX.redis().thaw();
		}
		assertPosted(this.number);
		assertPosted(this.number + "more");
		taken(this.number + "after");
		assertPosted(this.number + "after");
	}

	@Test
	void nothingLeavesTheLaneBeforeTheOrgKnowsHowItEnded() {
		Faults.Rule unsettled = SANDBOX.org()
			.faults()
			.on("update")
			.ofType("Gateway_Event__c")
			.then(Fault.refusal("SERVER_UNAVAILABLE"));
		taken(this.number);
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> unsettled.hits() > 1);
		assertThat(DOOR.status(this.account, "evt_" + this.number)).isEqualTo("Received");
		redis((redis) -> assertThat(redis.xlen(lane("stream")) + redis.zcard(lane("later"))).isPositive());
		unsettled.clear();
		assertPosted(this.number);
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.untilAsserted(() -> redis((redis) -> assertThat(redis.xlen(lane("stream"))).isZero()));
	}

	@Test
	void poisonEndsAsFailedAndHoldsUpNobodyWhetherItCanBeReadOrNot() {
		SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW", (row) -> row.toString().contains(this.number + "poison")));
		taken(this.number + "poison");
		redis((redis) -> redis.xadd(lane("stream"), StreamEntryID.NEW_ENTRY, Map.of("no", "reference")));
		taken(this.number);
		assertPosted(this.number);
		assertThat(DOOR.settled(this.account, "evt_" + this.number + "poison")).containsEntry("Status__c", "Failed");
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.untilAsserted(() -> redis((redis) -> assertThat(redis.xlen(lane("stream"))).isZero()));
	}

	@Test
	void aReplayThatAWipedRedisCutShortIsOrderedAgainAndDoublesNothing() {
		List<String> numbers = Stream.of("a", "b", "c").map((one) -> this.number + one).toList();
		Faults.Rule refusal = SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.refusedRows("FIELD_CUSTOM_VALIDATION_EXCEPTION", (row) -> true));
		numbers.forEach(this::taken);
		numbers.forEach(
				(one) -> assertThat(DOOR.settled(this.account, "evt_" + one)).containsEntry("Status__c", "Failed"));
		refusal.clear();
		numbers.forEach((one) -> this.desk.replay(this.account, "evt_" + one));
		SANDBOX.redis().kill();
		SANDBOX.redis().restart();
		numbers.forEach((one) -> {
			if (DOOR.settled(this.account, "evt_" + one).containsValue("Failed")) {
				this.desk.replay(this.account, "evt_" + one);
				DOOR.awaitStatus(this.account, "evt_" + one, "Processed");
			}
		});
		numbers.forEach(this::assertPosted);
	}

	private HttpResponse<String> deliver(String one) {
		return DOOR.deliver(this.account, Charges.succeeded(one));
	}

	private void taken(String one) {
		assertThat(deliver(one).statusCode()).isEqualTo(200);
	}

	/** The event is done, and there is one of each record. */
	private void assertPosted(String one) {
		assertThat(DOOR.settled(this.account, "evt_" + one)).containsEntry("Status__c", "Processed");
		assertThat(count("Gateway_Event__c", "Event_Id__c", "evt_" + one)).isOne();
		assertThat(count("Gateway_Transaction__c", "Charge_Id__c", "ch_" + one)).isOne();
		assertThat(count("Gift_Transaction__c", "Payment_Intent_Id__c", "pi_" + one)).isOne();
		assertThat(DOOR.record(this.account, "Gift_Transaction__c", "pi_" + one)).containsEntry("Status__c", "Paid");
	}

	private static long count(String type, String field, String value) {
		return SANDBOX.org().records(type).stream().filter((row) -> Objects.equals(row.get(field), value)).count();
	}

	/** Workers can't read events: what is enqueued waits. */
	private static Faults.Rule blindWorkers() {
		return SANDBOX.org()
			.faults()
			.on("query", "queryMore")
			.ofType("Gateway_Event__c")
			.then(Fault.refusal("SERVER_UNAVAILABLE"));
	}

	private static Faults.Rule slowRecords(Duration time) {
		return SANDBOX.org().faults().onRecords().then(Fault.latency(time));
	}

	private String lane(String part) {
		return "almoner:{" + this.account.key() + "}:" + part;
	}

	private static void redis(Consumer<RedisClient> work) {
		try (RedisClient client = RedisClient.create(SANDBOX.redis().url())) {
			work.accept(client);
		}
	}

}

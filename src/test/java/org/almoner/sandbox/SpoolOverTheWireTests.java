package org.almoner.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.almoner.queue.Spool;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the door does while the org is away and Redis persists, from wire to wire. */
class SpoolOverTheWireTests {

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "the spool",
			"--almoner.posting.linger=50ms", "--almoner.posting.poll=50ms", "--almoner.posting.org-away=200ms",
			"--almoner.salesforce.limits.patience=300ms", "--almoner.salesforce.limits.backoff=50ms",
			"--almoner.spooling.pause-max=300ms", "--almoner.spooling.idle=50ms", "--almoner.spooling.rest=200ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final RedisClient REDIS = RedisClient.create(SANDBOX.redis().url());

	private static SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	private final String number = UUID.randomUUID().toString().replace("-", "");

	@BeforeAll
	static void connect() {
		account = SANDBOX.connect("A charity");
	}

	@BeforeEach
	void persist() {
		REDIS.configSet(Map.of("appendonly", "yes"));
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> spool().isUsable());
	}

	@AfterEach
	void heal() {
		SANDBOX.org().faults().clear();
	}

	@AfterAll
	static void stop() {
		REDIS.close();
		SANDBOX.close();
	}

	@Test
	void whatComesWhileTheOrgIsAwayIsTakenAndWrittenOnceItIsBack() {
		SANDBOX.org().faults().onAny().then(Fault.refusal("SERVER_UNAVAILABLE"));
		List<String> numbers = IntStream.range(0, 25).mapToObj((i) -> this.number + i).toList();
		numbers.forEach((one) -> assertThat(deliver(one)).isEqualTo(200));
		assertThat(spool().status().waiting()).isEqualTo(25);
		assertThat(SANDBOX.org().records("Gateway_Event__c")).noneMatch(this::isOurs);
		assertThatNothingInRedisTellsOf(Charges.DONOR, Charges.EMAIL, this.number, "charge.succeeded");

		SANDBOX.org().faults().clear();
		numbers.forEach((one) -> {
			assertThat(DOOR.settled(account, "evt_" + one)).containsEntry("Status__c", "Processed")
				.containsEntry("Source__c", "Webhook");
			assertThat(DOOR.record(account, "Gift_Transaction__c", "pi_" + one)).containsEntry("Status__c", "Paid");
		});
		assertThat(SANDBOX.org().records("Gateway_Event__c").stream().filter(this::isOurs)).hasSize(25);
		assertThat(spool().status().waiting()).isZero();
	}

	@Test
	void anAnswerThatIsLostAfterTheOrgDidItsWorkMakesOneEvent() {
		SANDBOX.org().faults().on("create").then(new Fault.Drop(Fault.Moment.AFTER_COMMIT));
		assertThat(deliver(this.number)).isEqualTo(200);
		SANDBOX.org().faults().clear();
		assertThat(DOOR.settled(account, "evt_" + this.number)).containsEntry("Status__c", "Processed");
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> spool().status().waiting() == 0);
		assertThat(SANDBOX.org().records("Gateway_Event__c").stream().filter(this::isOurs)).hasSize(1);
	}

	@Test
	void anOrgThatIsSilentKeepsTheGatewayWaitingForSecondsOnly() {
		SANDBOX.org().faults().on("create").then(new Fault.Silence(Fault.Moment.BEFORE_COMMIT, Duration.ofSeconds(8)));
		long start = System.nanoTime();
		assertThat(deliver(this.number)).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
		SANDBOX.org().faults().clear();
		assertThat(DOOR.settled(account, "evt_" + this.number)).containsEntry("Status__c", "Processed");
	}

	@Test
	void anEventThatTheOrgRefusesMakesWayAndIsShownAsSetAside() {
		Faults.Rule away = SANDBOX.org().faults().onAny().then(Fault.refusal("SERVER_UNAVAILABLE"));
		assertThat(deliver(this.number + "bad")).isEqualTo(200);
		assertThat(deliver(this.number + "good")).isEqualTo(200);
		SANDBOX.org()
			.faults()
			.on("create")
			.ofType("Gateway_Event__c")
			.then(Fault.refusedRows("FIELD_CUSTOM_VALIDATION_EXCEPTION",
					(row) -> String.valueOf(row.get("Event_Id__c")).endsWith("bad")));
		long before = spool().status().aside();
		away.clear();
		assertThat(DOOR.settled(account, "evt_" + this.number + "good")).containsEntry("Status__c", "Processed");
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> spool().status().aside() == before + 1);
		assertThat(spool().status().waiting()).isZero();

		SANDBOX.org().faults().clear();
		assertThat(spool().putBack(10)).isEqualTo(1);
		assertThat(DOOR.settled(account, "evt_" + this.number + "bad")).containsEntry("Status__c", "Processed");
	}

	@Test
	void aRedisThatDoesNotPersistMeansComeAgain() {
		REDIS.configSet(Map.of("appendonly", "no"));
		SANDBOX.org().faults().onAny().then(Fault.refusal("SERVER_UNAVAILABLE"));
		assertThat(deliver(this.number)).isEqualTo(503);
	}

	private static Spool spool() {
		return SANDBOX.almoner().getBean(Spool.class);
	}

	private static int deliver(String number) {
		return DOOR.deliver(account, Charges.succeeded(number)).statusCode();
	}

	private boolean isOurs(Map<String, Object> event) {
		return String.valueOf(event.get("Event_Id__c")).startsWith("evt_" + this.number);
	}

	private static void assertThatNothingInRedisTellsOf(String... words) {
		List<String> raw = new ArrayList<>();
		for (String key : REDIS.keys("almoner:{spool}:*")) {
			raw.add(key);
			raw.add(REDIS.xrange(key.getBytes(StandardCharsets.UTF_8), new byte[] { '-' }, new byte[] { '+' })
				.stream()
				.map(SpoolOverTheWireTests::text)
				.toList()
				.toString());
		}
		assertThat(raw.toString()).contains("{spool}", account.key()).doesNotContain(words);
	}

	private static String text(Object part) {
		return switch (part) {
			case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
			case List<?> parts -> parts.stream().map(SpoolOverTheWireTests::text).toList().toString();
			default -> String.valueOf(part);
		};
	}

}

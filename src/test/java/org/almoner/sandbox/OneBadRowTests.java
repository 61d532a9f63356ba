package org.almoner.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong in the org, on the way to it and in Redis, and what it may spoil. */
class OneBadRowTests {

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "one bad row",
			"--almoner.posting.linger=100ms", "--almoner.posting.poll=50ms", "--almoner.posting.retry-first=200ms",
			"--almoner.posting.retry-longest=400ms", "--almoner.posting.attempts-max=6",
			"--almoner.posting.org-away=200ms", "--almoner.salesforce.limits.patience=300ms",
			"--almoner.salesforce.limits.backoff=50ms", "--almoner.sweep.first=1s", "--almoner.sweep.every=1s",
			"--almoner.sweep.stale-after=3s");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	private final String number = UUID.randomUUID().toString().replace("-", "");

	@BeforeAll
	static void connect() {
		account = SANDBOX.connect("A charity");
	}

	@AfterEach
	void heal() {
		SANDBOX.org().faults().clear();
	}

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Gateway_Transaction__c", "Gift_Transaction__c" })
	void aRowThatTheOrgRefusesFailsItsEventsAndNoOther(String type) {
		refuse(type, "FIELD_CUSTOM_VALIDATION_EXCEPTION", isOf(this.number + "4"));
		List<String> together = new ArrayList<>(List.of(Charges.intentSucceeded(this.number + "4")));
		IntStream.range(0, 10).forEach((i) -> together.add(Charges.succeeded(this.number + i)));
		takenTogether(together);

		for (String event : List.of("evt_" + this.number + "4", "evt_pi_" + this.number + "4")) {
			Map<String, Object> failed = DOOR.settled(account, event);
			assertThat(failed).containsEntry("Status__c", "Failed");
			assertThat(Doorstep.text(failed, "Status_Reason__c")).contains(type, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
			assertThat(Doorstep.text(failed, "Error__c")).contains("refused by the sandbox");
		}
		IntStream.range(0, 10).filter((i) -> i != 4).forEach((i) -> assertPosted(this.number + i));
		Awaitility.await().atMost(Doorstep.PATIENCE).untilAsserted(() -> assertThat(failures()).anySatisfy((entry) -> {
			assertThat(entry).containsEntry("Level__c", "Error");
			assertThat(Doorstep.text(entry, "Detail__c")).contains(this.number + "4").doesNotContain(Charges.DONOR);
		}));
		assertThat(failures()).noneMatch((entry) -> Doorstep.text(entry, "Detail__c").contains(this.number + "5"));
	}

	@Test
	void aLockedRowIsTriedAgainUntilItIsFree() {
		Faults.Rule locked = refuse("Gateway_Transaction__c", "UNABLE_TO_LOCK_ROW", isOf(this.number));
		taken(Charges.succeeded(this.number));
		taken(Charges.succeeded(this.number + "free"));
		DOOR.awaitStatus(account, "evt_" + this.number, "Retrying");
		locked.clear();
		assertPosted(this.number);
		assertPosted(this.number + "free");
		assertThat(attempts(this.number)).isGreaterThan(1);
		assertThat(DOOR.event(account, "evt_" + this.number)).doesNotContainKeys("Error__c", "Status_Reason__c");
	}

	@Test
	void triesHaveAnEnd() {
		refuse("Gateway_Transaction__c", "UNABLE_TO_LOCK_ROW", isOf(this.number));
		taken(Charges.succeeded(this.number));
		assertThat(DOOR.settled(account, "evt_" + this.number)).containsEntry("Status__c", "Failed");
		assertThat(attempts(this.number)).isEqualTo(6);
	}

	@Test
	void anOrgThatIsAwayShutsTheDoorAndLosesNothing() {
		Faults.Rule busy = SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.latency(Duration.ofMillis(300)));
		taken(Charges.succeeded(this.number + "before"));
		SANDBOX.org().faults().onAny().then(Fault.refusal("SERVER_UNAVAILABLE"));
		HttpResponse<String> answer = DOOR.deliver(account, Charges.succeeded(this.number));
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
		assertThat(DOOR.event(account, "evt_" + this.number)).isEmpty();

		busy.clear();
		SANDBOX.org().faults().clear();
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.until(() -> DOOR.deliver(account, Charges.succeeded(this.number)).statusCode() == 200);
		assertPosted(this.number + "before");
		assertPosted(this.number);
	}

	@Test
	void sessionsThatEndMidwayGoUnnoticed() {
		List<String> numbers = new ArrayList<>();
		IntStream.range(0, 12).forEach((i) -> {
			if (i % 3 == 0) {
				SANDBOX.org().expireSessions();
			}
			numbers.add(this.number + i);
			taken(Charges.succeeded(this.number + i));
		});
		SANDBOX.org().expireSessions();
		numbers.forEach(OneBadRowTests::assertPosted);
		numbers.forEach((one) -> assertThat(attempts(one)).isEqualTo(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "update" })
	void anAnswerThatIsLostAfterTheOrgDidItsWorkDoublesNothing(String operation) {
		Faults.Rule lost = SANDBOX.org()
			.faults()
			.on(operation)
			.times(2)
			.then(new Fault.Drop(Fault.Moment.AFTER_COMMIT));
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.until(() -> DOOR.deliver(account, Charges.succeeded(this.number)).statusCode() == 200);
		taken(Charges.intentSucceeded(this.number));
		assertPosted(this.number);
		DOOR.settled(account, "evt_pi_" + this.number);
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> lost.hits() > 0);
		assertThat(records("Gateway_Event__c", "Event_Id__c", "evt_" + this.number)).hasSize(1);
		assertThat(records("Gateway_Transaction__c", "Charge_Id__c", "ch_" + this.number)).hasSize(1);
		assertThat(records("Gift_Transaction__c", "Payment_Intent_Id__c", "pi_" + this.number)).hasSize(1);
	}

	@Test
	void aRedisThatLostEverythingKeepsTheDoorOpenAndIsFilledAgain() {
		taken(Charges.succeeded(this.number + "first"));
		assertPosted(this.number + "first");
		Faults.Rule blind = SANDBOX.org()
			.faults()
			.on("query", "queryMore")
			.ofType("Gateway_Event__c")
			.then(Fault.refusal("SERVER_UNAVAILABLE"));
		taken(Charges.succeeded(this.number + "queued"));
		SANDBOX.redis().kill();
		IntStream.range(0, 3).forEach((i) -> taken(Charges.succeeded(this.number + i)));
		SANDBOX.redis().restart();
		blind.clear();
		taken(Charges.succeeded(this.number + "after"));

		List.of("queued", "0", "1", "2", "after").forEach((one) -> assertPosted(this.number + one));
	}

	private static void taken(String json) {
		assertThat(DOOR.deliver(account, json).statusCode()).isEqualTo(200);
	}

	/** Taken at once, so that they are worked in one batch. */
	private static void takenTogether(List<String> all) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = all.stream()
				.map((json) -> threads.submit(() -> DOOR.deliver(account, json).statusCode()))
				.toList();
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.get()).isEqualTo(200));
		}
	}

	private static void assertPosted(String number) {
		assertThat(DOOR.settled(account, "evt_" + number)).containsEntry("Status__c", "Processed");
		assertThat(DOOR.record(account, "Gateway_Transaction__c", "ch_" + number)).containsEntry("Status__c", "Success")
			.containsKey("Gift_Transaction__c");
		assertThat(DOOR.record(account, "Gift_Transaction__c", "pi_" + number)).containsEntry("Status__c", "Paid");
	}

	private static List<Map<String, Object>> failures() {
		return DOOR.log(account, "failed-event");
	}

	private static int attempts(String number) {
		return Integer.parseInt(Objects.toString(DOOR.event(account, "evt_" + number).get("Attempts__c"), "0")
			.replaceFirst("\\..*", ""));
	}

	private static List<Map<String, Object>> records(String type, String field, String value) {
		return SANDBOX.org().records(type).stream().filter((row) -> value.equals(row.get(field))).toList();
	}

	private static Faults.Rule refuse(String type, String code, Predicate<Map<String, String>> rows) {
		return SANDBOX.org().faults().onRecords().ofType(type).then(Fault.refusedRows(code, rows));
	}

	/** The rows of the payment and the gift that are called by a number. */
	private static Predicate<Map<String, String>> isOf(String number) {
		return (row) -> Objects.toString(row.get("Gateway_Key__c"), "").matches(".*:(ch|pi)_" + number);
	}

}

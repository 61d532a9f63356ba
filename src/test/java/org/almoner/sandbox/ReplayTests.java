package org.almoner.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A failed event is found, understood, and worked again; nothing is doubled or lost. */
class ReplayTests {

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "replay", "--almoner.posting.linger=50ms",
			"--almoner.posting.busy-linger=50ms", "--almoner.posting.poll=50ms", "--almoner.posting.retry-first=200ms",
			"--almoner.posting.org-away=200ms", "--almoner.salesforce.limits.patience=300ms",
			"--almoner.salesforce.limits.backoff=50ms", "--almoner.replay.pace=100ms");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final String VALIDATION = "FIELD_CUSTOM_VALIDATION_EXCEPTION";

	private final ReplayDesk desk = new ReplayDesk(SANDBOX);

	private final String number = UUID.randomUUID().toString().replace("-", "");

	private SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	@BeforeEach
	void connect() {
		this.account = charity("A charity " + this.number);
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
	void aFailedEventIsFoundDryRunAndReplayedOnceItsCauseIsGone() {
		String event = failed();
		String page = this.desk.page("/admin/failed");
		assertThat(page).contains(event, "A charity " + this.number, "validation rule")
			.contains(
					"A validation rule of your org refused the record: Gateway_Transaction__c … (" + VALIDATION + ")");

		SANDBOX.org().faults().clear();
		JsonNode run = this.desk.dryRun(this.account, "\"events\":[\"" + event + "\"]");
		assertThat(run.path("events").asInt()).isEqualTo(1);
		JsonNode payment = ReplayDesk.record(run, "Gateway_Transaction__c");
		assertThat(payment.path("recordId").isNull()).isTrue();
		JsonNode amount = ReplayDesk.field(payment, "Amount__c");
		assertThat(amount.path("now").isNull()).isTrue();
		assertThat(amount.path("then").asString()).isEqualTo("25");
		assertThat(amount.path("because").path(0).asString()).isEqualTo(event);
		assertThat(DOOR.event(this.account, event)).containsEntry("Status__c", "Failed");

		this.desk.awaitDone(this.desk.replay(this.account, event));
		assertPosted(event);
		assertThat(DOOR.event(this.account, event)).doesNotContainKeys("Error__c", "Status_Reason__c");
		assertThat(Doorstep.text(DOOR.event(this.account, event), "Attempts__c")).startsWith("1");
		assertThat(this.desk.page("/admin/failed")).doesNotContain(event);
	}

	@Test
	void aDryRunWritesNothing() {
		String event = failed();
		SANDBOX.org().faults().clear();
		SANDBOX.org().resetCalls();
		assertThat(this.desk.dryRun(this.account, "\"status\":\"Failed\"").path("records").size()).isPositive();
		this.desk.page("/admin/failed/dry-run?account=" + this.account.key() + "&event=" + event);
		Calls calls = SANDBOX.org().calls();
		assertThat(calls.of("query")).isPositive();
		assertThat(List.of("create", "update", "upsert", "delete"))
			.allSatisfy((write) -> assertThat(calls.of(write)).as(write).isZero());
	}

	@Test
	void aDryRunTellsWhatAPersonChangedAndWouldBeWrittenBack() {
		String event = posted();
		SANDBOX.org()
			.update("Gateway_Transaction__c", this.account.key() + ":ch_" + this.number, Map.of("Status__c", "Failed"));
		JsonNode status = ReplayDesk.field(ReplayDesk
			.record(this.desk.dryRun(this.account, "\"events\":[\"" + event + "\"]"), "Gateway_Transaction__c"),
				"Status__c");
		assertThat(status.path("now").asString()).isEqualTo("Failed");
		assertThat(status.path("then").asString()).isEqualTo("Success");
		assertThat(status.path("correction").asBoolean()).isTrue();
		this.desk.awaitDone(this.desk.replay(this.account, event));
		assertPosted(event);
	}

	@Test
	void aProcessedEventReplayedAgainAndAgainChangesNothing() {
		String event = posted();
		Map<String, Object> gift = withoutStamps(DOOR.record(this.account, "Gift_Transaction__c", "pi_" + this.number));
		List<String> jobs = List.of(this.desk.replay(this.account, event), this.desk.replay(this.account, event),
				this.desk.replay(this.account, event));
		jobs.forEach(this.desk::awaitDone);
		assertPosted(event);
		assertThat(withoutStamps(DOOR.record(this.account, "Gift_Transaction__c", "pi_" + this.number)))
			.isEqualTo(gift);
		assertThat(SANDBOX.org().records("Gift_Transaction__c"))
			.filteredOn((row) -> Objects.equals(row.get("Payment_Intent_Id__c"), "pi_" + this.number))
			.hasSize(1);
	}

	@Test
	void anEventThatIsAtWorkAndFailsIsReplayedAllTheSame() {
		String event = "evt_" + this.number;
		Faults.Rule refused = SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.times(1)
			.then(Fault.refusedRows(VALIDATION, (row) -> true));
		SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.times(1)
			.then(Fault.latency(Duration.ofSeconds(2)));
		taken(Charges.succeeded(this.number));
		Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> refused.hits() == 1);
		assertThat(DOOR.event(this.account, event)).containsEntry("Status__c", "Received");
		this.desk.awaitDone(this.desk.replay(this.account, event));
		assertPosted(event);
		assertThat(DOOR.awaitLog(this.account, "failed-event")).isNotEmpty();
	}

	@Test
	void aFilterOfManyEventsIsReplayedInPagesAndOtherAccountsAreLeftAlone() {
		SandboxAccount other = charity("Another charity " + this.number);
		String foreign = insertFailed(other, "other", "reason");
		IntStream.range(0, 2500).forEach((i) -> insertFailed(this.account, Integer.toString(i), "reason " + i));
		SANDBOX.org().resetCalls();
		HttpResponse<String> ordered = this.desk.post("/api/replay",
				"{\"account\":\"%s\",\"status\":\"failed\"}".formatted(this.account.key()));
		assertThat(ordered.statusCode()).isEqualTo(202);
		JsonNode job = this.desk.awaitDone(ReplayDesk.json(ordered).path("job").path("id").asString());
		assertThat(job.path("total").asLong()).isEqualTo(2500);
		assertThat(job.path("done").asLong()).isEqualTo(2500);
		assertThat(job.path("refused").asLong()).isZero();
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.until(() -> SANDBOX.org()
				.records("Gateway_Event__c")
				.stream()
				.filter((row) -> Doorstep.text(row, "Gateway_Key__c").startsWith(this.account.key()))
				.allMatch((row) -> Objects.equals(row.get("Status__c"), "Ignored")));
		assertThat(DOOR.event(other, foreign)).containsEntry("Status__c", "Failed");
		// opened and settled 200 rows a call
		assertThat(SANDBOX.org().calls().of("update")).isBetween(26, 60);
	}

	@Test
	void allOfACauseAreReplayedFromThePageAndNoOther() {
		String mine = insertFailed(this.account, "1", "The charge ch_1 of 25.00 was odd");
		String too = insertFailed(this.account, "2", "The charge ch_2 of 7 was odd");
		String not = insertFailed(this.account, "3", "Something else");
		HttpResponse<String> job = this.desk.form("/admin/failed/replay",
				Map.of("account", this.account.key(), "cause", "The charge … of … was odd", "all", "true"));
		assertThat(ReplayDesk.location(job)).contains("/admin/jobs/");
		String id = ReplayDesk.location(job).replaceFirst(".*/", "");
		assertThat(this.desk.page("/admin/jobs/" + id)).contains("Put back to Received");
		this.desk.awaitDone(id);
		assertThat(this.desk.page("/admin/jobs/" + id)).contains("<h1>Replay</h1>", ">done<").doesNotContain("hx-get");
		assertThat(DOOR.settled(this.account, mine)).containsEntry("Status__c", "Ignored");
		assertThat(DOOR.settled(this.account, too)).containsEntry("Status__c", "Ignored");
		assertThat(DOOR.event(this.account, not)).containsEntry("Status__c", "Failed");
	}

	@Test
	void whatEventsSayIsShownAsText() {
		insertFailed(this.account, "1", "<script>alert('<b>')</script>");
		assertThat(this.desk.page("/admin/failed")).contains("&lt;script&gt;").doesNotContain("<script>alert");
	}

	@Test
	void nothingChosenIsSaidInASentence() {
		HttpResponse<String> answer = this.desk.form("/admin/failed/replay", Map.of("account", this.account.key()));
		assertThat(ReplayDesk.location(answer)).endsWith("/admin/failed");
		assertThat(this.desk.page("/admin/failed")).contains("tick at least one event");
	}

	@Test
	void whileSalesforceIsAwayThePageOpensAndSaysSo() {
		SANDBOX.org().faults().on("query").then(Fault.refusal("SERVER_UNAVAILABLE"));
		assertThat(this.desk.page("/admin/failed")).contains("Salesforce does not answer now");
	}

	@Test
	void aReplayThatSalesforceHindersGoesOnByItself() {
		String event = failed();
		SANDBOX.org().faults().clear();
		SANDBOX.org()
			.faults()
			.on("update")
			.ofType("Gateway_Event__c")
			.times(1)
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW", (row) -> true));
		JsonNode job = this.desk.awaitDone(this.desk.replay(this.account, event));
		assertThat(job.path("done").asLong()).isEqualTo(1);
		assertPosted(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{\"account\":\"short\"}", "{\"account\":\"KEY\",\"status\":\"Broken\"}",
			"{\"account\":\"KEY\",\"since\":\"yesterday\"}", "{\"account\":\"KEY\",\"events\":[]}",
			"{\"account\":\"KEY\",\"events\":[7]}", "{\"account\":\"KEY\",\"events\":[\"evt_1\"],\"type\":\"ping\"}",
			"{\"account\":\"KEY\",\"dryRun\":\"yes\"}", "{\"account\":\"KEY\",\"colour\":\"red\"}",
			"{\"account\":\"KEY\",\"since\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}" })
	void aBadBodyIsABadRequest(String body) {
		assertThat(this.desk.post("/api/replay", body.replace("KEY", this.account.key())).statusCode()).isEqualTo(400);
	}

	@Test
	void whatIsNotThereIsNotFoundAndWhatIsNotConnectedIsAConflict() {
		String nobody = "a".repeat(24);
		assertThat(this.desk.post("/api/events/evt_none/replay?account=" + this.account.key(), "{}").statusCode())
			.isEqualTo(404);
		assertThat(this.desk.post("/api/events/evt_none/replay?account=odd", "{}").statusCode()).isEqualTo(400);
		assertThat(this.desk.post("/api/events/evt_none/replay", "{}").statusCode()).isEqualTo(400);
		assertThat(this.desk.post("/api/replay", "{\"account\":\"" + nobody + "\"}").statusCode()).isEqualTo(404);
		assertThat(this.desk.post("/api/replay", "{\"account\":\"" + nobody + "\",\"dryRun\":true}").statusCode())
			.isEqualTo(404);
		assertThat(this.desk.get("/api/jobs/" + "0".repeat(32)).statusCode()).isEqualTo(404);
		assertThat(this.desk.get("/api/jobs/odd").statusCode()).isEqualTo(404);
		assertThat(this.desk.get("/admin/jobs/odd").statusCode()).isEqualTo(404);
		String draft = ReplayDesk
			.json(this.desk.post("/api/accounts", "{\"name\":\"Draft\",\"provider\":\"Stripe\",\"testMode\":true}"))
			.path("key")
			.asString();
		HttpResponse<String> conflict = this.desk.post("/api/replay", "{\"account\":\"" + draft + "\"}");
		assertThat(conflict.statusCode()).isEqualTo(409);
		assertThat(ReplayDesk.json(conflict).path("detail").asString()).contains("Draft");
	}

	@Test
	void aForgedFormCannotOrderAReplayByTheApi() {
		HttpRequest forged = this.desk.request("/api/events/evt_1/replay?account=" + this.account.key())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.noBody())
			.build();
		assertThat(this.desk.send(forged).statusCode()).isEqualTo(415);
	}

	/** By hand: the Stripe double allows 16 endpoints, as Stripe does. */
	private static SandboxAccount charity(String name) {
		return SANDBOX.admin().createAccount(name, "whsec_replay_" + UUID.randomUUID());
	}

	private String failed() {
		SANDBOX.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.refusedRows(VALIDATION,
					(row) -> Objects.toString(row.get("Gateway_Key__c"), "").endsWith(":ch_" + this.number)));
		taken(Charges.succeeded(this.number));
		String event = "evt_" + this.number;
		assertThat(DOOR.settled(this.account, event)).containsEntry("Status__c", "Failed");
		// what is written of a failure is written by now
		assertThat(DOOR.awaitLog(this.account, "failed-event")).isNotEmpty();
		return event;
	}

	private String posted() {
		taken(Charges.succeeded(this.number));
		String event = "evt_" + this.number;
		assertPosted(event);
		return event;
	}

	private void taken(String json) {
		assertThat(DOOR.deliver(this.account, json).statusCode()).isEqualTo(200);
	}

	private void assertPosted(String event) {
		assertThat(DOOR.settled(this.account, event)).containsEntry("Status__c", "Processed");
		assertThat(DOOR.record(this.account, "Gateway_Transaction__c", "ch_" + this.number))
			.containsEntry("Status__c", "Success")
			.containsKey("Gift_Transaction__c");
		assertThat(DOOR.record(this.account, "Gift_Transaction__c", "pi_" + this.number)).containsEntry("Status__c",
				"Paid");
	}

	/** An event of a type that leads to nothing, as if it had failed. */
	private String insertFailed(SandboxAccount of, String name, String reason) {
		String event = "evt_" + this.number + "_" + name;
		Object accountId = SANDBOX.org().record("Gateway_Account__c", of.key()).orElseThrow().get("Id");
		Map<String, Object> row = new HashMap<>();
		row.put("Gateway_Key__c", of.key() + ":" + event);
		row.put("Gateway_Account__c", Objects.requireNonNull(accountId));
		row.put("Event_Id__c", event);
		row.put("Event_Type__c", "ping");
		row.put("Status__c", "Failed");
		row.put("Status_Reason__c", reason);
		row.put("Attempts__c", "8");
		row.put("Received_At__c", "2026-01-01T00:00:00Z");
		row.put("Occurred_At__c", "2026-01-01T00:00:00Z");
		row.put("Payload__c", Charges.event(event, "ping", 1_760_000_000, "{\"object\":\"ping\",\"livemode\":false}"));
		SANDBOX.org().insert("Gateway_Event__c", row);
		return event;
	}

	private static Map<String, Object> withoutStamps(Map<String, Object> row) {
		Map<String, Object> rest = new HashMap<>(row);
		List.of("LastModifiedDate", "SystemModstamp").forEach(rest::remove);
		return rest;
	}

}

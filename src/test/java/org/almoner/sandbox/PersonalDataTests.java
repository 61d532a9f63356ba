package org.almoner.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.almoner.job.Jobs;
import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Personal data leaves payloads after the days of an account, and a donor's when asked.
 */
class PersonalDataTests {

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "personal", "--almoner.posting.linger=50ms",
			"--almoner.posting.busy-linger=50ms", "--almoner.posting.poll=50ms", "--almoner.retention.pace=50ms",
			"--almoner.retention.cron=* * * * * *", "--almoner.retention.page=2");

	private static final Doorstep DOOR = new Doorstep(SANDBOX);

	private static final String EVENT = "Gateway_Event__c";

	private final ReplayDesk desk = new ReplayDesk(SANDBOX);

	private final String number = UUID.randomUUID().toString().replace("-", "");

	private SandboxAccount account = new SandboxAccount("", URI.create("/"), "");

	private Donors donors = new Donors(DOOR, this.account);

	@BeforeEach
	void connect() {
		this.account = SANDBOX.admin().createAccount("A charity " + this.number, "whsec_personal_" + this.number);
		this.donors = new Donors(DOOR, this.account);
	}

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@Test
	void settledEventsLosePersonalDataAfterTheDaysOfTheirAccountAndStillWork() {
		String old = posted("old", "");
		String young = posted("young", "");
		Object sha256 = DOOR.event(this.account, old).get("Payload_Sha256__c");
		age(old, 41);
		age(young, 39);
		assertThat(retain("40").statusCode()).isEqualTo(200);

		Map<String, Object> event = awaitErased(old);
		assertThat(payload(event)).contains("\"amount\":2500", "pi_old").doesNotContain(Charges.DONOR, Charges.EMAIL);
		assertThat(event).containsEntry("Payload_Sha256__c", sha256).containsEntry("Status__c", "Processed");
		assertThat(payload(DOOR.event(this.account, young))).contains(Charges.DONOR);
		assertThat(DOOR.awaitLog(this.account, "payload-retention")).singleElement()
			.satisfies(
					(entry) -> assertThat(Doorstep.text(entry, "Message__c")).contains("1 events older than 40 days"));

		Map<String, Object> gift = this.donors.record("Gift_Transaction__c", "pi_old");
		this.desk.awaitDone(this.desk.replay(this.account, old));
		assertThat(DOOR.settled(this.account, old)).containsEntry("Status__c", "Processed");
		assertThat(this.donors.record("Gift_Transaction__c", "pi_old")).isEqualTo(gift)
			.containsEntry("Donor_Name__c", Charges.DONOR);
		assertThat(this.desk.page("/admin/events/" + this.account.key() + "/" + old))
			.contains("Personal data was erased")
			.doesNotContain("Show personal data");
	}

	@Test
	void aFileOfALongPayloadGoesAndWhatIsLeftFitsIntoTheField() {
		String event = posted("long", ",\"statement_descriptor\":\"" + "x".repeat(300_000) + "\"");
		assertThat(files(event)).hasSize(1);
		age(event, 50);
		retain("40");
		Map<String, Object> erased = awaitErased(event);
		assertThat(files(event)).isEmpty();
		assertThat(erased).containsEntry("Payload_Overflow__c", false);
		assertThat(payload(erased)).contains("\"amount\":2500").doesNotContain(Charges.EMAIL);
	}

	@Test
	void anEventCountsAsErasedOnlyOnceItsFileIsGone() {
		String event = posted("stuck", ",\"statement_descriptor\":\"" + "x".repeat(300_000) + "\"");
		Faults.Rule stuck = SANDBOX.org().faults().on("delete").then(Fault.refusal("SERVER_UNAVAILABLE"));
		try {
			age(event, 50);
			retain("40");
			Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> stuck.hits() > 0);
			assertThat(DOOR.event(this.account, event)).doesNotContainKey("Payload_Erased_At__c");
			assertThat(files(event)).hasSize(1);
		}
		finally {
			stuck.clear();
		}
		awaitErased(event);
		assertThat(files(event)).isEmpty();
	}

	@Test
	void aFailedEventLosesTheAddressThatItsErrorQuotesAndCanStillBeReplayed() {
		String event = posted("failed", "");
		SANDBOX.org()
			.update(EVENT, this.account.key() + ":" + event,
					Map.of("Status__c", "Failed", "Error__c", "INVALID_EMAIL_ADDRESS: " + Charges.EMAIL + " is none"));
		age(event, 50);
		retain("40");
		assertThat(awaitErased(event)).containsEntry("Error__c", "INVALID_EMAIL_ADDRESS: (erased) is none");
		this.desk.awaitDone(this.desk.replay(this.account, event));
		assertThat(DOOR.settled(this.account, event)).containsEntry("Status__c", "Processed");
	}

	@Test
	void whatIsTooLongWithoutPersonalDataTooIsInANewFileAlone() {
		String lines = IntStream.range(0, 9_000)
			.mapToObj((line) -> "{\"id\":\"il_" + line + "\",\"amount\":100}")
			.collect(Collectors.joining(",", ",\"lines\":[", "]"));
		String event = posted("longer", lines);
		age(event, 50);
		retain("40");
		assertThat(awaitErased(event)).containsEntry("Payload_Overflow__c", true);
		assertThat(files(event)).singleElement()
			.satisfies((file) -> assertThat(new String((byte[]) file.get("VersionData"), StandardCharsets.UTF_8))
				.contains("il_8999")
				.doesNotContain(Charges.EMAIL));
		this.desk.awaitDone(this.desk.replay(this.account, event));
		assertThat(DOOR.settled(this.account, event)).containsEntry("Status__c", "Processed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "34", "10000", "\"40\"", "40.5", "true" })
	void daysThatCannotBeKeptAreABadRequest(String days) {
		assertThat(retain(days).statusCode()).isEqualTo(400);
		assertThat(this.desk.get(path("/retention")).body()).contains("\"days\":null");
	}

	@Test
	void daysAreSetOnTheAccountsPageAndTakenBackThere() {
		String page = "/admin/accounts/" + this.account.key();
		this.desk.form(page + "/retention", Map.of("days", "90"));
		assertThat(this.desk.get(path("/retention")).body()).contains("\"days\":90");
		assertThat(this.desk.page(page)).contains("value=\"90\"");
		this.desk.form(page + "/retention", Map.of("days", "10"));
		assertThat(this.desk.get(path("/retention")).body()).contains("\"days\":90");
		this.desk.form(page + "/retention", Map.of("days", ""));
		assertThat(this.desk.get(path("/retention")).body()).contains("\"days\":null");
	}

	@Test
	void aDonorsDataAreShownThenErasedFromEventsAndFromWhatRecordsRemember() {
		String customer = this.donors.give("erased@donors.example");
		String other = this.donors.give("other@donors.example");
		String body = "{\"email\":\"Erased@donors.example\"";
		JsonNode report = ReplayDesk.json(this.desk.post(path("/erase"), body + ",\"dryRun\":true}"));
		assertThat(report.path("events").path("charge.succeeded").asInt()).isEqualTo(1);
		assertThat(report.path("events").path("customer.created").asInt()).isEqualTo(1);
		assertThat(report.path("records").path("Gift_Transaction__c").asInt()).isEqualTo(1);
		assertThat(this.donors.payloads(customer)).allSatisfy((payload) -> assertThat(payload).contains("erased@"));

		JsonNode job = erase(body + "}");
		assertThat(job.path("kind").asString()).isEqualTo("erase");
		assertThat(job.path("done").asInt()).isEqualTo(2);
		assertThat(job.path("records").asInt()).isEqualTo(3);
		assertThat(this.donors.payloads(customer)).allSatisfy(
				(payload) -> assertThat(payload).contains(customer).doesNotContain("erased@", "Ada", "\"4242\""));
		assertThat(this.donors.records(customer))
			.allSatisfy((record) -> assertThat(Doorstep.text(record, "Provenance__c")).contains("evt_")
				.doesNotContain("erased@", "Ada", "\"4242\""));
		assertThat(this.donors.record("Gateway_Customer__c", "cus_" + customer)).containsEntry("Email__c",
				"erased@donors.example");
		assertThat(this.donors.payloads(other)).allSatisfy((payload) -> assertThat(payload).contains("other@"));
		assertThat(this.donors.records(other))
			.anySatisfy((record) -> assertThat(Doorstep.text(record, "Provenance__c")).contains("other@"));
		assertThat(DOOR.awaitLog(this.account, "donor-erasure")).singleElement()
			.satisfies((entry) -> assertThat(entry.toString()).contains("2 events", "3 records")
				.doesNotContain("erased@"));
	}

	@Test
	void afterAnErasureNeitherReplaysNorLateEventsBringBackWhatTheCharityTookOut() {
		String customer = this.donors.give("late@donors.example");
		erase("{\"customerId\":\"cus_" + customer + "\"}");
		SANDBOX.org()
			.update("Gift_Transaction__c", this.account.key() + ":pi_" + customer, Map.of("Donor_Name__c", "Somebody"));
		this.desk.awaitDone(this.desk.replay(this.account, "evt_" + customer));
		DOOR.settled(this.account, "evt_" + customer);
		taken(Charges.event("evt_late" + customer, "charge.refunded", 1_760_000_500,
				Donors.charge(customer, "late@donors.example")
					.replace("\"amount_refunded\":0", "\"amount_refunded\":2500")));
		assertThat(DOOR.settled(this.account, "evt_late" + customer)).containsEntry("Status__c", "Processed");
		assertThat(this.donors.record("Gift_Transaction__c", "pi_" + customer))
			.containsEntry("Donor_Name__c", "Somebody")
			.containsEntry("Status__c", "Fully Refunded");
		assertThat(payload(DOOR.event(this.account, "evt_late" + customer))).contains("late@donors.example");
	}

	@Test
	void aDonorIsErasedByThePagesOnceTheAdminSaidSo() {
		String customer = this.donors.give("page@donors.example");
		Map<String, String> form = Map.of("account", this.account.key(), "email", "page@donors.example");
		assertThat(this.desk.form("/admin/donors", form).body()).contains("customer.created", "Erase for good",
				"yours to erase");
		assertThat(this.donors.payloads(customer)).allSatisfy((payload) -> assertThat(payload).contains("page@"));
		String job = ReplayDesk.location(this.desk.form("/admin/donors/erase", form));
		awaitOver(job.substring(job.lastIndexOf('/') + 1));
		assertThat(this.desk.page(URI.create(job).getPath())).contains("<h1>Erasure</h1>",
				"All that was found is erased", "Records without personal history", "/admin/donors");
		assertThat(this.donors.payloads(customer)).allSatisfy((payload) -> assertThat(payload).doesNotContain("page@"));
	}

	@Test
	void anErasureThatALockHinderedCountsEachRecordOnceAndForgetsTheDonorAtItsEnd() {
		String customer = this.donors.give("locked@donors.example");
		Faults.Rule lock = SANDBOX.org()
			.faults()
			.on("update")
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW",
					(row) -> row.getOrDefault("Provenance__c", "").contains("evt_cus" + customer)));
		String job = ordered("{\"email\":\"locked@donors.example\"}");
		try {
			Awaitility.await().atMost(Doorstep.PATIENCE).until(() -> job(job).path("problem").isString());
			assertThat(job(job).path("problem").asString()).contains("1 rows: UNABLE_TO_LOCK_ROW");
			assertThat(job(job).path("state").asString()).isEqualTo("running");
			assertThat(job(job).path("records").asInt()).isEqualTo(2);
			assertThat(orderOf(job)).contains("cus_" + customer).doesNotContain("locked@");
		}
		finally {
			lock.clear();
		}
		JsonNode over = awaitOver(job);
		assertThat(over.path("problem").isNull()).isTrue();
		assertThat(over.path("done").asInt()).isEqualTo(2);
		assertThat(over.path("records").asInt()).isEqualTo(3);
		assertThat(orderOf(job)).doesNotContain("cus_");
	}

	private static String orderOf(String job) {
		return SANDBOX.almoner().getBean(Jobs.class).find(job).orElseThrow().order();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"email\":\"nobody\"}", "{\"customerId\":\"a:b\"}", "{\"email\":7}",
			"{\"email\":\"a@b.example\",\"dryRun\":1}" })
	void aBodyThatNamesNobodyIsABadRequest(String body) {
		assertThat(this.desk.post(path("/erase"), body).statusCode()).isEqualTo(400);
	}

	@Test
	void whoeverIsNotKnownIsNotFound() {
		assertThat(this.desk.post(path("/erase"), "{\"email\":\"nobody@donors.example\"}").statusCode()).isEqualTo(404);
		assertThat(
				this.desk.post("/api/accounts/" + "a".repeat(24) + "/erase", "{\"customerId\":\"cus_1\"}").statusCode())
			.isEqualTo(404);
	}

	private JsonNode erase(String body) {
		return awaitOver(ordered(body));
	}

	private String ordered(String body) {
		HttpResponse<String> answer = this.desk.post(path("/erase"), body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return ReplayDesk.json(answer).path("job").path("id").asString();
	}

	private JsonNode awaitOver(String job) {
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> List.of("done", "failed").contains(job(job).path("state").asString()));
		assertThat(job(job).path("state").asString()).as(job(job).toString()).isEqualTo("done");
		return job(job);
	}

	private JsonNode job(String id) {
		return ReplayDesk.json(this.desk.get("/api/jobs/" + id));
	}

	private String path(String what) {
		return "/api/accounts/" + this.account.key() + what;
	}

	private HttpResponse<String> retain(String days) {
		return this.desk.post(path("/retention"), "{\"days\":" + days + "}");
	}

	private String posted(String name, String more) {
		String event = "evt_" + name + this.number;
		taken(Charges.succeeded(event, name, 1_760_000_000, Charges.DONOR, more));
		assertThat(DOOR.settled(this.account, event)).containsEntry("Status__c", "Processed");
		return event;
	}

	private void taken(String json) {
		assertThat(DOOR.deliver(this.account, json).statusCode()).isEqualTo(200);
	}

	private void age(String event, int days) {
		SANDBOX.org()
			.update(EVENT, this.account.key() + ":" + event, Map.of("Received_At__c",
					Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString()));
	}

	private Map<String, Object> awaitErased(String event) {
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> DOOR.event(this.account, event).containsKey("Payload_Erased_At__c"));
		return DOOR.event(this.account, event);
	}

	private static String payload(Map<String, Object> event) {
		return Doorstep.text(event, "Payload__c");
	}

	private List<Map<String, Object>> files(String event) {
		Object id = DOOR.event(this.account, event).get("Id");
		return SANDBOX.org()
			.records("ContentVersion")
			.stream()
			.filter((file) -> file.get("FirstPublishLocationId") != null
					&& file.get("FirstPublishLocationId").equals(id))
			.toList();
	}

}

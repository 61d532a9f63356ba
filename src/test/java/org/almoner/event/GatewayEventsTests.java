package org.almoner.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.GatewayAccount;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GatewayEventsTests {

	private static final String EVENT = "Gateway_Event__c";

	private static final String FILE = "ContentVersion";

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccount account = Samples.connected(this.salesforce);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final SalesforceGatewayEvents events = new SalesforceGatewayEvents(this.salesforce,
			new StoreProperties(2000, DataSize.ofMegabytes(32), 200, Duration.ZERO, Duration.ZERO, 1,
					Duration.ofSeconds(20), Duration.ofSeconds(5)),
			SpoolsOf.none(), SpoolsOf.LIMITS, new HandBudget(), this.clock, this.meters);

	@AfterEach
	void end() {
		this.events.close();
	}

	@Test
	void anEventIsStoredAsItCame() {
		store("evt_1", "{\"id\":\"evt_1\"}");
		assertThat(this.salesforce.all(EVENT)).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Gateway_Key__c", Samples.KEY + ":evt_1")
				.containsEntry("Gateway_Account__c", this.account.id().value())
				.containsEntry("Event_Id__c", "evt_1")
				.containsEntry("Event_Type__c", "charge.succeeded")
				.containsEntry("Status__c", "Received")
				.containsEntry("Payload__c", "{\"id\":\"evt_1\"}")
				.containsEntry("Payload_Overflow__c", "false")
				.containsEntry("Payload_Sha256__c", "40993c639ffb5f13a0a2ef5c93c965f10b405f2b87a379272381da2dbc158dfa")
				.containsEntry("Occurred_At__c", "2026-11-21T11:59:00.000Z")
				.containsEntry("Attempts__c", "0")
				.containsEntry("Source__c", "Webhook"));
	}

	@Test
	void aDuplicateIsAsGoodAsStoredAndResetsNothing() {
		store("evt_1", "{}");
		this.salesforce.edit(onlyEvent(), "Status__c", "Processed");
		store("evt_1", "{}");
		assertThat(this.salesforce.all(EVENT)).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Status__c", "Processed"));
		assertThat(this.meters.counter("almoner.events.duplicates").count()).isEqualTo(1);
		assertThat(this.meters.counter("almoner.events.stored").count()).isEqualTo(1);
	}

	@Test
	void eventsThatArriveTogetherTravelTogether() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		this.salesforce.onCall((rows) -> {
			hold(gate);
			return Optional.empty();
		});
		int before = this.salesforce.writes().size();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> all = new ArrayList<>();
			IntStream.range(0, 64).forEach((index) -> all.add(threads.submit(() -> store("evt_" + index, "{}"))));
			org.awaitility.Awaitility.await()
				.atMost(Duration.ofSeconds(5))
				.until(() -> this.events.waiting().bytes() == 64 * 2);
			gate.countDown();
			for (Future<?> one : all) {
				one.get(5, TimeUnit.SECONDS);
			}
		}
		assertThat(this.salesforce.all(EVENT)).hasSize(64);
		assertThat(this.salesforce.writes().size() - before).isLessThanOrEqualTo(3);
	}

	@Test
	void aRowThatTheOrgRefusesFailsAlone() {
		this.salesforce.onRow((row) -> row.text("Event_Id__c").equals(Optional.of("evt_bad"))
				? Optional.of(InMemorySalesforce.refusal(FailureKind.INVALID, "FIELD_CUSTOM_VALIDATION_EXCEPTION"))
				: Optional.empty());
		List<StoreOutcome> outcomes = writer().carry(events("evt_1", "evt_bad", "evt_2"));
		assertThat(outcomes).hasSize(3);
		assertThat(outcomes.get(0)).isEqualTo(new StoreOutcome.Stored(false));
		assertThat(outcomes.get(1)).isInstanceOf(StoreOutcome.Rejected.class);
		assertThat(outcomes.get(2)).isEqualTo(new StoreOutcome.Stored(false));
	}

	@ParameterizedTest
	@EnumSource(value = FailureKind.class, names = "DUPLICATE", mode = EnumSource.Mode.EXCLUDE)
	void aCallThatFailsAsAWholeStoresNothingAndSaysWhenToComeAgain(FailureKind kind) {
		this.salesforce.away(kind);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1", "{}"))
			.satisfies((ex) -> assertThat(ex.retryAfter()).isPositive());
		assertThat(this.meters.counter("almoner.events.rejected").count()).isEqualTo(1);
	}

	@Test
	void aCallWithUnknownOutcomeIsRepeatedAndStoresOnce() {
		int before = this.salesforce.writes().size();
		this.salesforce.onCall((rows) -> (this.salesforce.writes().size() == before + 1)
				? Optional.of(InMemorySalesforce.refusal(FailureKind.UNKNOWN_OUTCOME, "timeout")) : Optional.empty());
		store("evt_1", "{}");
		assertThat(this.salesforce.all(EVENT)).hasSize(1);
	}

	@Test
	void aRowThatMakesEveryAnswerUnreadableDoesNotHoldUpTheOthers() {
		this.salesforce
			.onCall((rows) -> rows.stream().anyMatch((row) -> row.text("Event_Id__c").orElse("").contains("bad"))
					? Optional.of(InMemorySalesforce.refusal(FailureKind.UNKNOWN_OUTCOME, "unreadable"))
					: Optional.empty());
		int before = this.salesforce.writes().size();
		List<StoreOutcome> outcomes = writer().carry(events("1", "2", "3", "4", "5", "bad", "7", "8"));
		assertThat(outcomes.get(5)).isInstanceOf(StoreOutcome.Rejected.class);
		assertThat(this.salesforce.all(EVENT)).hasSize(7);
		assertThat(this.salesforce.writes().size() - before).isLessThanOrEqualTo(16);
	}

	@Test
	void anOrgThatNeverTellsIsAskedABoundedNumberOfTimes() {
		this.salesforce.away(FailureKind.UNKNOWN_OUTCOME);
		int before = this.salesforce.writes().size();
		writer().carry(IntStream.range(0, 200).mapToObj((index) -> event("evt_" + index, "{}")).toList());
		assertThat(this.salesforce.writes().size() - before).isLessThanOrEqualTo(30);
	}

	@Test
	void aPayloadTooLongForTheFieldIsInAFileBeforeItCountsAsStored() {
		String body = longBody("evt_1");
		store("evt_1", body);
		assertThat(this.salesforce.all(EVENT)).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Payload__c", "{\"id\":\"evt_1\"}")
				.containsEntry("Payload_Overflow__c", "true"));
		assertThat(this.salesforce.all(FILE)).singleElement()
			.satisfies((file) -> assertThat(file).containsEntry("FirstPublishLocationId", onlyEvent().value())
				.containsEntry("PathOnClient", "evt_1.json")
				.containsEntry("VersionData",
						Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))));
		assertThat(load("evt_1")).singleElement().extracting(GatewayEvent::payload).isEqualTo(body);
	}

	@Test
	void aPayloadThatOnlyTheOrgFindsTooLongIsPutInAFile() {
		this.salesforce.onRow((row) -> (row.text("Payload__c").orElse("").length() > 100)
				? Optional.of(InMemorySalesforce.refusal(FailureKind.INVALID, "STRING_TOO_LONG")) : Optional.empty());
		String body = "{\"x\":\"" + "é".repeat(200) + "\"}";
		store("evt_1", body);
		assertThat(load("evt_1")).singleElement().extracting(GatewayEvent::payload).isEqualTo(body);
	}

	@Test
	void anEventWhoseFileFailsIsNotStoredAndItsDuplicateBringsTheFile() {
		String body = longBody("evt_1");
		this.salesforce.onRow((row) -> FILE.equals(row.type())
				? Optional.of(InMemorySalesforce.refusal(FailureKind.LIMIT, "STORAGE_LIMIT_EXCEEDED"))
				: Optional.empty());
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1", body));
		assertThat(load("evt_1")).isEmpty();
		this.salesforce.onRow((row) -> Optional.empty());
		store("evt_1", body);
		assertThat(load("evt_1")).singleElement().extracting(GatewayEvent::payload).isEqualTo(body);
		store("evt_1", body);
		assertThat(this.salesforce.all(FILE)).hasSize(1);
	}

	@Test
	void whatXmlCannotCarryStaysTheSameJson() {
		String body = "{\"name\":\"a\uFFFEb\uFFFFc\u007Fd\u0085e 😀 \\\\ \\u0000\"}";
		store("evt_1", body);
		String stored = load("evt_1").getFirst().payload();
		assertThat(stored).doesNotContain("\uFFFE", "\uFFFF", "\u007F", "\u0085").contains("😀");
		assertThat(JsonMapper.shared().readTree(stored)).isEqualTo(JsonMapper.shared().readTree(body));
	}

	@Test
	void lineEndsCountTwiceAgainstTheField() {
		store("evt_1", "{" + "\n".repeat(70_000) + "}");
		assertThat(this.salesforce.all(FILE)).hasSize(1);
	}

	@Test
	void aTypeLongerThanTheFieldIsCut() {
		NewGatewayEvent event = event("evt_1", "{}");
		this.events.store(new NewGatewayEvent(event.account(), "evt_1", "t".repeat(150), null, null, null, false,
				event.occurredAt(), event.receivedAt(), event.body(), "{}", Arrival.WEBHOOK));
		assertThat(this.salesforce.all(EVENT).getFirst()).containsEntry("Event_Type__c", "t".repeat(100));
	}

	@Test
	void onlyOpenEventsAreLoaded() {
		store("evt_1", "{}");
		store("evt_2", "{}");
		RecordId second = load("evt_2").getFirst().id();
		assertThat(this.events.settle(List.of(new Settlement.Processed(second, 1)))).isEmpty();
		assertThat(this.events.load(Samples.KEY, List.of("evt_1", "evt_2", "evt_3", "evt_1")))
			.extracting(GatewayEvent::eventId)
			.containsExactly("evt_1");
	}

	@Test
	void manyEventsAreLoadedInAQueryThatTheOrgTakes() {
		List<String> ids = IntStream.range(0, 450).mapToObj((index) -> "evt_" + index).toList();
		writer().carry(ids.stream().map((id) -> event(id, "{}")).toList());
		assertThat(this.events.load(Samples.KEY, ids)).hasSize(450);
		assertThat(this.salesforce.queries()).hasSize(1).allMatch((soql) -> soql.length() < 100_000);
	}

	@Test
	void settlementsSayWhatBecameOfEachEvent() {
		List<String> ids = List.of("processed", "ignored", "retrying", "failed");
		ids.forEach((id) -> store(id, "{}"));
		this.events.settle(List.of(new Settlement.Processed(idOf("processed"), 1),
				new Settlement.Ignored(idOf("ignored"), 1, "r".repeat(300)),
				new Settlement.Retrying(idOf("retrying"), 2, "later", "locked"),
				new Settlement.Failed(idOf("failed"), 10_000, "poison", "e".repeat(40_000))));
		assertThat(row("processed")).containsEntry("Status__c", "Processed").containsKey("Processed_At__c");
		assertThat(row("ignored")).containsEntry("Status__c", "Ignored")
			.containsEntry("Status_Reason__c", "r".repeat(255));
		assertThat(row("retrying")).containsEntry("Status__c", "Retrying")
			.containsEntry("Attempts__c", "2")
			.containsEntry("Error__c", "locked")
			.doesNotContainKey("Processed_At__c");
		assertThat(row("failed")).containsEntry("Status__c", "Failed").containsEntry("Attempts__c", "9999");
		assertThat(row("failed").get("Error__c")).hasSize(32_768);
	}

	@Test
	void settlementsThatCouldNotBeWrittenComeBack() {
		store("evt_1", "{}");
		store("evt_2", "{}");
		RecordId locked = idOf("evt_2");
		this.salesforce.onRow((row) -> locked.equals(row.id())
				? Optional.of(InMemorySalesforce.refusal(FailureKind.LOCKED, "UNABLE_TO_LOCK_ROW")) : Optional.empty());
		Settlement unwritten = new Settlement.Processed(locked, 1);
		assertThat(this.events.settle(List.of(new Settlement.Processed(idOf("evt_1"), 1), unwritten)))
			.containsExactly(unwritten);
	}

	@Test
	void nothingIsStoredAfterTheEnd() {
		this.events.close();
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1", "{}"));
	}

	private EventWriter writer() {
		return new EventWriter(this.salesforce, new OverflowFiles(this.salesforce));
	}

	private List<NewGatewayEvent> events(String... ids) {
		return List.of(ids).stream().map((id) -> event(id, "{}")).toList();
	}

	private NewGatewayEvent event(String id, String body) {
		return Samples.event(this.account, id, body);
	}

	private void store(String id, String body) {
		this.events.store(event(id, body));
	}

	private List<GatewayEvent> load(String id) {
		return this.events.load(Samples.KEY, List.of(id));
	}

	private RecordId onlyEvent() {
		return new RecordId(String.valueOf(this.salesforce.all(EVENT).getFirst().get("Id")));
	}

	private Map<String, String> row(String eventId) {
		return this.salesforce.all(EVENT)
			.stream()
			.filter((row) -> eventId.equals(row.get("Event_Id__c")))
			.findFirst()
			.orElseThrow();
	}

	private RecordId idOf(String eventId) {
		return new RecordId(String.valueOf(row(eventId).get("Id")));
	}

	private static String longBody(String id) {
		return "{\"id\":\"" + id + "\",\"x\":\"" + "y".repeat(131_072) + "\"}";
	}

	private static void hold(CountDownLatch gate) {
		try {
			if (!gate.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The test never opened the gate");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

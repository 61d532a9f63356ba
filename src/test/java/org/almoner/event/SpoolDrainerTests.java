package org.almoner.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.GatewayAccount;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySpool;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SpoolDrainerTests {

	private static final String EVENT = "Gateway_Event__c";

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccount account = Samples.connected(this.salesforce);

	private final InMemorySpool spool = new InMemorySpool();

	private final RecordingLanes lanes = new RecordingLanes();

	private final InMemoryLocks locks = new InMemoryLocks();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final HandBudget budget = new HandBudget();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final SpoolDrainer drainer = drainer();

	@BeforeEach
	void persist() {
		this.spool.durable(true);
	}

	@AfterEach
	void stop() {
		this.gate.countDown();
		this.drainer.stop();
	}

	@Test
	void thousandsAreDrainedInFullCallsOnceTheOrgIsBack() {
		IntStream.range(0, 3_000).forEach((i) -> spool("evt_" + i));
		int before = this.salesforce.writes().size();
		this.drainer.start();
		await().atMost(Duration.ofSeconds(30)).until(() -> this.spool.status().waiting() == 0);
		assertThat(this.salesforce.all(EVENT)).hasSize(3_000);
		assertThat(lane()).hasSize(3_000);
		List<Integer> calls = this.salesforce.writes().subList(before, this.salesforce.writes().size());
		assertThat(calls).startsWith(10, 20, 40, 80, 160, 200).hasSizeLessThan(25);
		await().atMost(Duration.ofSeconds(5))
			.until(() -> this.registry.counter("almoner.spool.drained").count() == 3_000);
	}

	@Test
	void whereCallsAreScarceEventsWaitForCompanyAndWhatComesMeanwhileForItsOwn() {
		this.budget.thrift(0.5);
		IntStream.range(0, 3).forEach((i) -> spool("evt_" + i));
		this.spool.age(Duration.ofSeconds(24));
		this.drainer.start();
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		this.salesforce.onCall((rows) -> {
			if (rows.stream().anyMatch((row) -> row.text("Event_Id__c").equals(Optional.of("evt_0")))) {
				this.spool.age(Duration.ZERO);
				spool("evt_late");
			}
			return Optional.empty();
		});
		this.spool.age(Duration.ofSeconds(25));
		await().atMost(Duration.ofSeconds(5)).until(() -> stored().size() == 3);
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> stored().size() == 3);
		assertThat(this.spool.status().waiting()).isEqualTo(1);
	}

	@Test
	void asManyAsABatchOfTheWorkerWaitForNoMore() {
		this.budget.thrift(1);
		IntStream.range(0, 999).forEach((i) -> spool("evt_" + i));
		this.drainer.start();
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		spool("evt_999");
		await().atMost(Duration.ofSeconds(10)).until(() -> stored().size() == 1000);
	}

	@Test
	void aFullCallWaitsNoLongerOnceNobodyComes() {
		this.budget.thrift(1);
		IntStream.range(0, 200).forEach((i) -> spool("evt_" + i));
		this.drainer.start();
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		spool("evt_200");
		this.clock.advance(Duration.ofSeconds(4));
		await().atMost(Duration.ofSeconds(10)).until(() -> {
			this.clock.advance(Duration.ofSeconds(1));
			return stored().size() == 201;
		});
	}

	@Test
	void fewWaitOnThoughNobodyComes() {
		this.budget.thrift(1);
		IntStream.range(0, 6).forEach((i) -> spool("evt_" + i));
		this.drainer.start();
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> {
			this.clock.advance(Duration.ofMillis(500));
			return stored().isEmpty();
		});
	}

	@Test
	void whileAnotherProcessDrainsThisOneWaits() {
		this.locks.take("spool", Duration.ofSeconds(90));
		spool("evt_1");
		this.drainer.start();
		await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		this.locks.wipe();
		await().atMost(Duration.ofSeconds(5)).until(() -> !stored().isEmpty());
	}

	@Test
	void aDrainerSurvivesARedisThatIsAway() {
		spool("evt_1");
		this.spool.away(true);
		this.drainer.start();
		await().during(Duration.ofMillis(100)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		this.spool.away(false);
		await().atMost(Duration.ofSeconds(10)).until(() -> !stored().isEmpty());
	}

	@Test
	void whatWasSetAsideIsTriedAgainAtTheStartAndEveryHour() {
		refuse("evt_1", FailureKind.INVALID);
		spool("evt_1");
		drain().round(200);
		this.drainer.start();
		await().atMost(Duration.ofSeconds(5)).until(() -> this.salesforce.writes().size() >= 3);
		await().atMost(Duration.ofSeconds(5)).until(() -> this.spool.status().aside() == 1);
		this.salesforce.onRow((row) -> Optional.empty());
		await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> stored().isEmpty());
		this.clock.advance(Duration.ofHours(1));
		await().atMost(Duration.ofSeconds(5)).until(() -> stored().equals(List.of("evt_1")));
	}

	@Test
	void theEndOfTheProcessStartsNoFurtherCallAndIsNotHeldUpByTheOneUnderWay() throws Exception {
		CountDownLatch reached = new CountDownLatch(3);
		this.salesforce.onCall((rows) -> {
			reached.countDown();
			if (reached.getCount() == 0) {
				hold();
			}
			return Optional.empty();
		});
		IntStream.range(0, 300).forEach((i) -> spool("evt_" + i));
		this.drainer.start();
		assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
		long start = System.nanoTime();
		this.drainer.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
		this.gate.countDown();
		await().atMost(Duration.ofSeconds(5)).until(() -> this.spool.status().waiting() == 300 - 10 - 20 - 40);
		await().during(Duration.ofMillis(200))
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.spool.status().waiting() == 230);
	}

	private SpoolDrainer drainer() {
		SpoolMeters meters = new SpoolMeters(this.registry,
				new SpoolWatch(SpoolsOf.of(SpoolMode.DURABLE, this.spool), this.spool, this.clock));
		DrainPace pace = new DrainPace(SpoolsOf.LIMITS, new Random(1));
		return new SpoolDrainer(this.spool, drain(), this.locks, pace,
				new Company(SpoolsOf.LIMITS, this.budget, this.clock), meters, this.clock);
	}

	private SpoolDrain drain() {
		EventWriter writer = new EventWriter(this.salesforce, new OverflowFiles(this.salesforce));
		return new SpoolDrain(this.spool, SpoolsOf.ENTRIES, writer, this.lanes, 8_000_000);
	}

	private void refuse(String eventId, FailureKind kind) {
		this.salesforce.onRow((row) -> row.text("Event_Id__c").equals(Optional.of(eventId))
				? Optional.of(InMemorySalesforce.refusal(kind, "REFUSED")) : Optional.empty());
	}

	private void spool(String id) {
		this.spool.append(SpoolsOf.ENTRIES.write(Samples.event(this.account, id, "{}")));
	}

	private List<String> stored() {
		return this.salesforce.all(EVENT).stream().map(SpoolDrainerTests::eventId).toList();
	}

	private static String eventId(Map<String, String> row) {
		return String.valueOf(row.get("Event_Id__c"));
	}

	private List<String> lane() {
		return this.lanes.of(Samples.KEY.value());
	}

	private void hold() {
		try {
			if (!this.gate.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The test never opened the gate");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

package org.almoner.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.GatewayAccount;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySpool;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where an event becomes durable. */
class EventStoreTests {

	private static final String EVENT = "Gateway_Event__c";

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccount account = Samples.connected(this.salesforce);

	private final InMemorySpool spool = new InMemorySpool();

	private final HandBudget budget = new HandBudget();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final CountDownLatch gate = new CountDownLatch(1);

	private SalesforceGatewayEvents events = events(SpoolMode.DURABLE, 2000);

	@BeforeEach
	void persist() {
		this.spool.durable(true);
	}

	@AfterEach
	void end() {
		this.gate.countDown();
		this.events.close();
	}

	@Test
	void whatTheOrgTakesIsStoredThereAndNotSpooled() {
		assertThat(store("evt_1")).isEqualTo(Durable.STORED);
		assertThat(this.spool.status().waiting()).isZero();
		assertThat(store("evt_1")).as("a duplicate").isEqualTo(Durable.STORED);
	}

	@ParameterizedTest
	@EnumSource(names = { "AWAY", "LIMIT", "UNKNOWN_OUTCOME", "LOCKED", "CONFIGURATION" })
	void whatTheOrgDoesNotTakeForNowIsSpooled(FailureKind kind) throws UnreadableEntryException {
		this.salesforce.away(kind);
		assertThat(store("evt_1")).isEqualTo(Durable.SPOOLED);
		assertThat(this.salesforce.all(EVENT)).isEmpty();
		assertThat(SpoolsOf.ENTRIES.read(this.spool.oldest(1, 1).getFirst().entry()).eventId()).isEqualTo("evt_1");
		assertThat(this.meters.counter("almoner.spool.appended").count()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "INVALID", "MISSING_PARENT" })
	void whatTheOrgWillNeverTakeIsNotSpooled(FailureKind kind) {
		this.salesforce.away(kind);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1"));
		assertThat(this.spool.status().waiting()).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = FailureKind.class, names = "DUPLICATE", mode = Mode.EXCLUDE)
	void whereRedisDoesNotPersistNothingIsSpooled(FailureKind kind) {
		this.spool.durable(false);
		this.salesforce.away(kind);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1"));
	}

	@Test
	void whereRedisIsAwayTheOrgStillTakesEvents() {
		this.spool.away(true);
		assertThat(store("evt_1")).isEqualTo(Durable.STORED);
		this.salesforce.away(FailureKind.AWAY);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_2"));
	}

	@Test
	void aSpoolThatRefusesAtTheLastMomentMeansComeAgain() {
		this.salesforce.away(FailureKind.AWAY);
		this.spool.before((step) -> {
			throw new QueueException("Redis is full and refuses writes; it needs more memory");
		});
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1"))
			.withMessageContaining("full");
	}

	@Test
	void anOrgThatIsSilentIsNotWaitedForTwenty() {
		this.salesforce.onCall((rows) -> {
			hold();
			return Optional.empty();
		});
		long start = System.nanoTime();
		assertThat(store("evt_1")).isEqualTo(Durable.SPOOLED);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void whatFindsNoRoomInTheWaitingRoomIsSpooled() {
		this.events.close();
		this.events = events(SpoolMode.DURABLE, 1);
		assertThat(store("evt_long", "x".repeat(2_000_000))).isEqualTo(Durable.SPOOLED);
	}

	@Test
	void whatArrivesAsTheProcessEndsIsSpooled() {
		this.events.close();
		assertThat(store("evt_1")).isEqualTo(Durable.SPOOLED);
	}

	@Test
	void anOrgThatFailedIsLeftAloneForSecondsAndThenTriedByOne() {
		this.salesforce.away(FailureKind.AWAY);
		store("evt_1");
		int calls = this.salesforce.writes().size();
		store("evt_2");
		store("evt_3");
		assertThat(this.salesforce.writes()).hasSize(calls);
		this.clock.advance(SpoolsOf.LIMITS.rest());
		assertThat(store("evt_4")).isEqualTo(Durable.SPOOLED);
		assertThat(store("evt_5")).isEqualTo(Durable.SPOOLED);
		assertThat(this.salesforce.writes()).hasSize(calls + 1);
		this.salesforce.away(null);
		this.clock.advance(SpoolsOf.LIMITS.rest());
		assertThat(List.of(store("evt_6"), store("evt_7"))).containsOnly(Durable.STORED);
	}

	@Test
	void whileOthersWaitInTheSpoolNewOnesGoToTheOrg() {
		this.salesforce.away(FailureKind.LOCKED);
		store("evt_1");
		this.salesforce.away(null);
		assertThat(store("evt_2")).isEqualTo(Durable.STORED);
		assertThat(this.spool.status().waiting()).isEqualTo(1);
	}

	@Test
	void spoolingAlwaysNeverCallsTheOrg() {
		this.events.close();
		this.events = events(SpoolMode.ALWAYS, 2000);
		int calls = this.salesforce.writes().size();
		assertThat(store("evt_1")).isEqualTo(Durable.SPOOLED);
		assertThat(this.salesforce.writes()).hasSize(calls);
		this.spool.durable(false);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_2"));
		assertThat(this.salesforce.writes()).hasSize(calls);
	}

	@Test
	void whereCallsAreScarceTheDoorAnswersFromTheSpoolUntilTheyArePlentyAgain() {
		int calls = this.salesforce.writes().size();
		this.budget.thrift(0.25);
		assertThat(store("evt_1")).isEqualTo(Durable.STORED);
		this.budget.thrift(0.26);
		assertThat(store("evt_2")).isEqualTo(Durable.SPOOLED);
		this.budget.thrift(0.16);
		assertThat(store("evt_3")).as("it does not change its mind for a little").isEqualTo(Durable.SPOOLED);
		assertThat(this.salesforce.writes()).hasSize(calls + 1);
		this.budget.thrift(0.15);
		assertThat(store("evt_4")).isEqualTo(Durable.STORED);
	}

	@Test
	void whereCallsAreScarceAndNothingCanBeSpooledTheOrgStillTakesEvents() {
		this.budget.thrift(1);
		this.spool.durable(false);
		assertThat(store("evt_1")).isEqualTo(Durable.STORED);
		this.spool.durable(true);
		this.spool.before((step) -> {
			throw new QueueException("Redis is full and refuses writes; it needs more memory");
		});
		assertThat(store("evt_2")).isEqualTo(Durable.STORED);
		this.events.close();
		this.events = events(SpoolMode.NEVER, 2000);
		assertThat(store("evt_3")).isEqualTo(Durable.STORED);
	}

	@Test
	void spoolingNeverMeansComeAgain() {
		this.events.close();
		this.events = events(SpoolMode.NEVER, 2000);
		this.salesforce.away(FailureKind.AWAY);
		assertThatExceptionOfType(NotStoredException.class).isThrownBy(() -> store("evt_1"));
		assertThat(this.spool.status().waiting()).isZero();
	}

	private SalesforceGatewayEvents events(SpoolMode mode, int kilobytes) {
		StoreProperties limits = new StoreProperties(2000, DataSize.ofKilobytes(kilobytes), 200, Duration.ZERO,
				Duration.ZERO, 1, Duration.ofSeconds(20), Duration.ofMillis(50));
		return new SalesforceGatewayEvents(this.salesforce, limits, SpoolsOf.of(mode, this.spool, this.budget),
				SpoolsOf.LIMITS, this.budget, this.clock, this.meters);
	}

	private Durable store(String id) {
		return store(id, "{}");
	}

	private Durable store(String id, String body) {
		return this.events.store(Samples.event(this.account, id, body));
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

package org.almoner.posting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.event.EventFilter;
import org.almoner.event.ReplayableEventsOf;
import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.job.Job.State;
import org.almoner.job.Jobs;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.sandbox.org.Fault;
import org.almoner.testing.HandBudget;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A worker dies in the middle of a replay. The command stays in the lane, and whoever has
 * the lane next carries it out.
 */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class ReplayTakeoverTests {

	private static final int EVENTS = 450;

	private static final AccountKey KEY = Samples.KEY;

	private static final LaneEntry ENTRY = new LaneEntry("1-1", "~replay:" + "0".repeat(32), 0);

	private final WiredOrg org = new WiredOrg();

	private final String accountId = this.org.account(KEY);

	private final GatewayAccount account = new GatewayAccount(KEY, new RecordId(this.accountId), "Shop",
			Provider.STRIPE, null, true, GatewayAccount.Status.CONNECTED, java.time.ZoneOffset.UTC,
			GatewayAccount.GiftModel.NONE, AccountEndpoint.unchecked(null), Credentials.none());

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final RecordingLanes lanes = new RecordingLanes();

	private final List<LaneEntry> acknowledged = new ArrayList<>();

	@BeforeEach
	void fail() {
		IntStream.range(0, EVENTS).forEach(this::insertFailed);
	}

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void aSuccessorFinishesAPageThatWasCutShortBetweenTwoWritesAndCountsEachEventOnce() {
		order(new ReplayOrder(KEY, List.of(), failed(), null));
		AtomicInteger writes = new AtomicInteger();
		this.org.ask((salesforce) -> {
			assertThatExceptionOfType(LeaseTooShortException.class).isThrownBy(() -> work(salesforce, 1000, () -> {
				if (writes.incrementAndGet() == 2) {
					throw new LeaseTooShortException(KEY.value());
				}
			}));
			assertThat(withStatus("Received")).isEqualTo(200);
			assertThat(this.acknowledged).isEmpty();
			untilOver(salesforce, 1000);
		});
		assertAllOnce();
	}

	@Test
	void aSuccessorKnowsWhatWasOpenedBeforeItCouldBeNoted() {
		order(new ReplayOrder(KEY, List.of(), failed(), null));
		this.org.ask((salesforce) -> {
			work(salesforce, 100, () -> {
			});
			assertThat(job().progress().done()).isEqualTo(100);
			assertThatExceptionOfType(QueueException.class)
				.isThrownBy(() -> work(salesforce, 100, () -> this.copies.away(true)));
			this.copies.away(false);
			assertThat(withStatus("Received")).isEqualTo(200);
			assertThat(job().progress().done()).isEqualTo(100);
			untilOver(salesforce, 100);
		});
		assertAllOnce();
	}

	@Test
	void eventsOfACauseAreCountedOnceAlthoughTheirCauseIsGoneOnceTheyAreOpened() {
		order(new ReplayOrder(KEY, List.of(), failed(), "The charge … was odd"));
		this.org.ask((salesforce) -> {
			assertThatExceptionOfType(QueueException.class)
				.isThrownBy(() -> work(salesforce, 1000, () -> this.copies.away(true)));
			this.copies.away(false);
			untilOver(salesforce, 1000);
		});
		assertThat(job().progress()).extracting(Progress::state, Progress::done, Progress::refused)
			.containsExactly(State.DONE, (long) EVENTS, 0L);
	}

	@Test
	void eventsThatWereLockedAreOpenedLaterAndTheOthersNotTwice() {
		order(new ReplayOrder(KEY, List.of(), failed(), null));
		this.org.org()
			.faults()
			.on("update")
			.ofType("Gateway_Event__c")
			.times(1)
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW", (row) -> true));
		this.org.ask((salesforce) -> {
			work(salesforce, 1000, () -> {
			});
			assertThat(job().progress().done()).isEqualTo(250);
			assertThat(job().progress().problem()).contains("UNABLE_TO_LOCK_ROW");
			untilOver(salesforce, 1000);
		});
		assertAllOnce();
		assertThat(this.lanes.of(KEY.value())).hasSize(EVENTS);
		assertThat(job().progress().problem()).isNull();
	}

	@Test
	void namedEventsAreCountedOnceToo() {
		List<String> named = IntStream.range(0, 300).mapToObj((index) -> "evt_" + index).toList();
		order(ReplayOrder.of(KEY, named));
		this.org.ask((salesforce) -> {
			assertThatExceptionOfType(QueueException.class)
				.isThrownBy(() -> work(salesforce, 1000, () -> this.copies.away(true)));
			this.copies.away(false);
			untilOver(salesforce, 1000);
		});
		assertThat(job().progress().done()).isEqualTo(300);
		assertThat(withStatus("Received")).isEqualTo(300);
		assertThat(this.lanes.of(KEY.value())).containsAll(named);
	}

	private void assertAllOnce() {
		assertThat(job().progress()).extracting(Progress::state, Progress::done, Progress::refused)
			.containsExactly(State.DONE, (long) EVENTS, 0L);
		assertThat(withStatus("Received")).isEqualTo(EVENTS);
		assertThat(this.lanes.of(KEY.value()))
			.contains(IntStream.range(0, EVENTS).mapToObj((index) -> "evt_" + index).toArray(String[]::new));
		assertThat(this.acknowledged).containsExactly(ENTRY);
		assertThat(job().step()).as("nothing of it stays in Redis").isNull();
	}

	private void untilOver(SalesforceOperations salesforce, int page) {
		for (int turn = 0; turn < 10 && this.acknowledged.isEmpty(); turn++) {
			work(salesforce, page, () -> {
			});
		}
	}

	/** A turn of some worker: nothing but Redis and the org knows of the turns before. */
	private void work(SalesforceOperations salesforce, int page, Runnable beforeWrite) {
		Clock clock = Clock.systemUTC();
		new ReplayCommand(new Jobs(this.copies), ReplayableEventsOf.org(salesforce), this.lanes, new HandBudget(),
				new ReplayProperties(page, Duration.ZERO, 5), clock)
			.run(this.account, new Lease(), ENTRY, beforeWrite);
	}

	private void order(ReplayOrder order) {
		Instant now = Instant.now();
		new Jobs(this.copies).put(new Job("0".repeat(32), ReplayCommand.KIND, KEY, order.json(),
				new Progress(State.WAITING, (long) EVENTS, 0, 0, null, 0, null, now, now), null));
	}

	private Job job() {
		return new Jobs(this.copies).find("0".repeat(32)).orElseThrow();
	}

	private static EventFilter failed() {
		return new EventFilter("Failed", null, null, null);
	}

	private long withStatus(String status) {
		return this.org.org()
			.records("Gateway_Event__c")
			.stream()
			.filter((row) -> Objects.equals(row.get("Status__c"), status))
			.count();
	}

	private void insertFailed(int index) {
		this.org.org()
			.insert("Gateway_Event__c",
					Map.of("Gateway_Key__c", KEY.externalId("evt_" + index), "Gateway_Account__c", this.accountId,
							"Event_Id__c", "evt_" + index, "Event_Type__c", "ping", "Status__c", "Failed",
							"Status_Reason__c", "The charge ch_" + index + " was odd", "Received_At__c",
							"2026-01-01T00:00:00Z"));
	}

	/** A lease that lasts; what leaves the lane is kept. */
	private final class Lease implements LaneLease {

		@Override
		public String lane() {
			return KEY.value();
		}

		@Override
		public List<LaneEntry> next(int max) {
			return List.of(ENTRY);
		}

		@Override
		public LaneStatus status() {
			return new LaneStatus(KEY.value(), 1, 0, Duration.ZERO, true);
		}

		@Override
		public void acknowledge(Collection<LaneEntry> entries) {
			ReplayTakeoverTests.this.acknowledged.addAll(entries);
		}

		@Override
		public void later(Collection<LaneEntry> entries, Instant due) {
			// it is worked again by the next turn
		}

		@Override
		public Duration remaining() {
			return Duration.ofMinutes(5);
		}

		@Override
		public boolean renew() {
			return true;
		}

		@Override
		public void close() {
			// nobody else wants it here
		}

	}

}

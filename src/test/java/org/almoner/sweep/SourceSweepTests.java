package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

import org.almoner.event.Arrival;
import org.almoner.queue.SharedCopies;
import org.almoner.salesforce.FailureKind;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A month of events at Stripe, of which some never arrived. */
@SuppressWarnings("NullAway")
class SourceSweepTests {

	private static final int SMALL = 600;

	private SweptMonth month = new SweptMonth(SMALL);

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	@AfterEach
	void stop() {
		this.month.close();
	}

	@Test
	void exactlyTheMissingEventsAreFetchedStoredAndEnqueued() {
		wholeMonth();
		Set<String> missing = this.month.arriveAllBut(500);
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).isEqualTo(missing);
		assertThat(this.month.enqueued()).isEqualTo(missing);
		assertThat(this.month.salesforce.all("Gateway_Event__c")).hasSize(SweptMonth.EVENTS);
		assertThat(message())
			.isEqualTo("2,500 of Stripe's 3,000 events had arrived; 500 were missing and have been fetched.");
		assertThat(this.month.log().getLast()).containsEntry("Level__c", "Warning");
		assertThat(listedIn(this.month.log().getLast().get("Detail__c"))).hasSize(100).isSubsetOf(missing);
	}

	@Test
	void aFetchedEventSaysWhatStripeSays() {
		this.month.arriveAllBut(50);
		this.month.process(this.copies).run();
		Map<String, StripeEvent> events = new HashMap<>();
		this.month.published().forEach((event) -> events.put(event.id(), event));
		JsonMapper json = JsonMapper.shared();
		this.month.salesforce.all("Gateway_Event__c")
			.stream()
			.filter((row) -> "Sweep".equals(row.get("Source__c")))
			.forEach((row) -> {
				StripeEvent event = events.get(String.valueOf(row.get("Event_Id__c")));
				assertThat(json.readTree(row.get("Payload__c"))).isEqualTo(json.readTree(event.json()));
				assertThat(row).containsEntry("Event_Type__c", event.type())
					.containsEntry("Object_Id__c", event.objectId())
					.containsEntry("Status__c", "Received");
			});
	}

	@Test
	void aSecondSweepFindsNothing() {
		wholeMonth();
		this.month.arriveAllBut(500);
		this.month.process(this.copies).run();
		int enqueued = this.month.enqueued().size();
		forgetTheSweep();
		this.month.process(this.copies).run();
		assertThat(this.month.enqueued()).hasSize(enqueued);
		assertThat(this.month.log().getLast()).containsEntry("Level__c", "Info");
		// the list forgets what has become thirty days old meanwhile
		assertThat(message()).matches(".* UTC: (2,9\\d\\d|3,000) of \\1 are stored\\.");
		assertThat(this.month.log().getFirst().get("Message__c")).contains("500 were missing");
	}

	@Test
	void aProcessThatIsKilledAtEveryPageIsFollowedByOneThatGoesOn() {
		wholeMonth();
		Set<String> missing = this.month.arriveAllBut(500);
		Killing killing = new Killing(this.copies);
		int kills = 0;
		for (int turn = 0; turn < 200 && sweptUntil().isEmpty(); turn++) {
			this.month.locks.wipe();
			kills += killed(killing) ? 1 : 0;
		}
		assertThat(kills).isGreaterThan(30);
		assertThat(sweptUntil()).isPresent();
		assertThat(this.month.stored(Arrival.SWEEP)).isEqualTo(missing);
		assertThat(this.month.enqueued()).isEqualTo(missing);
		assertThat(this.month.stripe.requests().get("GET /v1/events")).isLessThan(100);
	}

	private boolean killed(SharedCopies killing) {
		try {
			this.month.process(killing).run();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	@Test
	void eventsThatArriveMeanwhileAreStoredOnceAndNotCountedAsFetched() {
		Set<String> missing = this.month.arriveAllBut(100);
		Set<String> late = new HashSet<>();
		AtomicBoolean isAtTheDoor = new AtomicBoolean();
		this.month.salesforce.onCall((rows) -> {
			boolean isSwept = rows.getFirst().text("Source__c").equals(Optional.of("Sweep"));
			if (isSwept && !isAtTheDoor.getAndSet(true)) {
				String id = rows.getFirst().text("Event_Id__c").orElseThrow();
				late.add(id);
				this.month.arrive(this.month.published().stream().filter((event) -> event.id().equals(id)).toList());
				isAtTheDoor.set(false);
			}
			return Optional.empty();
		});
		this.month.process(this.copies).run();
		Set<String> fetched = new HashSet<>(missing);
		fetched.removeAll(late);
		assertThat(late).hasSizeGreaterThan(4);
		assertThat(this.month.stored(Arrival.SWEEP)).isEqualTo(new TreeSet<>(fetched));
		assertThat(this.month.salesforce.all("Gateway_Event__c")).hasSize(SMALL);
		assertThat(message()).contains(fetched.size() + " were missing");
	}

	@Test
	void theNextSweepBeginsWhereTheLastOneEndedLessAnHour() {
		this.month.arriveAllBut(0);
		this.month.process(this.copies).run();
		this.month.clock.advance(Duration.ofMinutes(5));
		this.month.process(this.copies).run();
		Instant first = sweptUntil().orElseThrow();
		int before = this.month.stripe.requests().get("GET /v1/events");
		this.month.clock.advance(Duration.ofMinutes(10));
		this.month.process(this.copies).run();
		assertThat(this.month.stripe.requests()).containsEntry("GET /v1/events", before);

		this.month.clock.advance(Duration.ofHours(36));
		this.month.process(this.copies).run();
		assertThat(this.month.stripe.requests()).containsEntry("GET /v1/events", before + 1);
		assertThat(sweptUntil().orElseThrow()).isAfter(first.plus(Duration.ofHours(35)));
	}

	@Test
	void aKeyWithoutThePermissionIsToldSoByName() {
		this.month.stripe.allow(SweptMonth.API_KEY, Set.of("rak_charge_read"));
		this.month.process(this.copies).run();
		assertThat(this.month.log().getLast()).containsEntry("Level__c", "Warning");
		assertThat(this.month.log().getLast().get("Detail__c")).contains("Events: Read");
		assertThat(sweptUntil()).isEmpty();
	}

	@Test
	void aBusyStripeIsAskedAgainALittleLaterAndNotForEver() {
		this.month.arriveAllBut(10);
		this.month.stripe.faults().limitNext(2, Duration.ofSeconds(7));
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).hasSize(10);

		forgetTheSweep();
		int before = this.month.stripe.requests().get("GET /v1/events");
		this.month.stripe.faults().failNext(1000, 500);
		this.month.process(this.copies).run();
		assertThat(this.month.stripe.requests().get("GET /v1/events")).isLessThan(before + 10);
		this.month.stripe.faults().failNext(0, 500);
		this.month.clock.advance(Duration.ofMinutes(61));
		this.month.process(this.copies).run();
		assertThat(this.month.log().getLast().get("Message__c")).contains("stored");
	}

	@Test
	void whatCanWaitWaitsWhileTheOrgsDayIsNearlyUsedUp() {
		this.month.arriveAllBut(5);
		InMemorySalesforce org = this.month.salesforce;
		org.use(80_000);
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).isEmpty();
		org.use(79_000);
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).hasSize(5);
	}

	@Test
	void eventsThatTheOrgNeverTakesAreNamedAndHoldNothingUp() {
		Set<String> missing = this.month.arriveAllBut(20);
		String bad = missing.iterator().next();
		this.month.salesforce.onRow((row) -> row.text("Event_Id__c").equals(Optional.of(bad))
				? Optional.of(InMemorySalesforce.refusal(FailureKind.INVALID, "FIELD_CUSTOM_VALIDATION_EXCEPTION"))
				: Optional.empty());
		for (int turn = 0; turn < 4; turn++) {
			this.month.process(this.copies).run();
		}
		assertThat(this.month.stored(Arrival.SWEEP)).hasSize(19).doesNotContain(bad);
		assertThat(this.month.log().getLast()).containsEntry("Level__c", "Error");
		assertThat(this.month.log().getLast().get("Detail__c")).contains(bad);
		assertThat(sweptUntil()).as("what is missing is looked for again").isEmpty();
	}

	@Test
	void afterTheFirstSweepAnotherOneFollowsSoonForWhatWasTooYoungForIt() {
		this.month.arriveAllBut(0);
		this.month.process(this.copies).run();
		int requests = listRequests();
		this.month.clock.advance(Duration.ofMinutes(3));
		this.month.process(this.copies).run();
		assertThat(listRequests()).as("not yet").isEqualTo(requests);
		this.month.clock.advance(Duration.ofMinutes(2));
		this.month.process(this.copies).run();
		assertThat(listRequests()).isGreaterThan(requests);
		int second = listRequests();
		this.month.clock.advance(Duration.ofMinutes(30));
		this.month.process(this.copies).run();
		assertThat(listRequests()).as("then every night").isEqualTo(second);
	}

	@Test
	void aSweepThatWasUnderWayWhenRedisWasEmptiedIsNotTheLastOne() {
		this.month.arriveAllBut(0);
		this.month.process(this.copies).run();
		this.month.clock.advance(Duration.ofMinutes(5));
		this.month.process(this.copies).run();
		int requests = listRequests();
		// its notes are in Redis again, of the time before
		this.month.mark = "the second";
		this.month.process(this.copies).run();
		assertThat(listRequests()).isGreaterThan(requests);
	}

	private int listRequests() {
		return this.month.stripe.requests().get("GET /v1/events");
	}

	@Test
	void aDisabledAccountIsNotCompared() {
		this.month.accounts.disable(this.month.account.key());
		this.month.process(this.copies).run();
		assertThat(this.month.stripe.requests()).isEmpty();
	}

	@Test
	void aBrokenNoteInRedisIsNoHindrance() {
		this.month.arriveAllBut(3);
		this.copies.put("sweeps", this.month.account.key().value(), "{\"due\":");
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).hasSize(3);
	}

	@Test
	void redisAwayEndsTheSweepWithoutHarm() {
		this.month.arriveAllBut(3);
		this.copies.away(true);
		this.month.process(this.copies).run();
		assertThat(this.month.stored(Arrival.SWEEP)).isEmpty();
	}

	/** Of 3,000 events. */
	private void wholeMonth() {
		this.month.close();
		this.month = new SweptMonth(SweptMonth.EVENTS);
	}

	private Optional<Instant> sweptUntil() {
		return this.month.salesforce.all("Gateway_Account__c")
			.stream()
			.flatMap((row) -> Optional.ofNullable(row.get("Swept_Until__c")).stream())
			.map(Instant::parse)
			.findFirst();
	}

	private void forgetTheSweep() {
		this.copies.wipe();
		this.month.salesforce.edit(this.month.account.id(), "Swept_Until__c", "2026-01-01T00:00:00.000Z");
	}

	private String message() {
		return String.valueOf(this.month.log().getLast().get("Message__c"));
	}

	private static List<String> listedIn(String detail) {
		return List.of(detail.replaceFirst("(?s).*: ", "").replaceFirst("\\.$", "").split(", ", -1));
	}

	/** Kills the process at each note, by turns before and after it is kept. */
	private static final class Killing implements SharedCopies {

		private final SharedCopies copies;

		private boolean isAfter;

		Killing(SharedCopies copies) {
			this.copies = copies;
		}

		@Override
		public void put(String kind, String name, String copy) {
			this.isAfter = !this.isAfter;
			if (this.isAfter) {
				throw new IllegalStateException("killed before it was noted");
			}
			this.copies.put(kind, name, copy);
			throw new IllegalStateException("killed after it was noted");
		}

		@Override
		public Optional<String> get(String kind, String name) {
			return this.copies.get(kind, name);
		}

		@Override
		public Map<String, String> all(String kind) {
			return this.copies.all(kind);
		}

		@Override
		public void remove(String kind, String name) {
			this.copies.remove(kind, name);
		}

	}

}

package org.almoner.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.account.AccountRef;
import org.almoner.account.AccountsOf;
import org.almoner.account.GatewayAccount;
import org.almoner.event.SpoolDrain.Round;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.Row;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySpool;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WebTestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolDrainTests {

	private static final String EVENT = "Gateway_Event__c";

	private static final AccountKey OTHER = new AccountKey("zbcdefghijkl012345678901");

	private final HandClock clock = new HandClock(WebTestApplication.NOW);

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccount account = Samples.connected(this.salesforce);

	private final InMemorySpool spool = new InMemorySpool();

	private final RecordingLanes lanes = new RecordingLanes();

	@BeforeEach
	void persist() {
		this.spool.durable(true);
	}

	@Test
	void spooledEventsComeToTheOrgAndToTheirLanesInTheOrderOfTheirArrival() {
		AccountRef other = AccountRef.of(OTHER, this.account.id());
		spool(event(this.account, "evt_1"), event(other, "evt_2"), event(this.account, "evt_3"));
		assertThat(drain().round(200)).isEqualTo(new Round(3, 3, 0));
		assertThat(stored()).containsExactly("evt_1", "evt_2", "evt_3");
		assertThat(this.salesforce.all(EVENT)).allSatisfy((row) -> assertThat(row).containsEntry("Source__c", "Webhook")
			.containsEntry("Received_At__c", "2026-11-21T11:59:00.000Z"));
		assertThat(lane()).containsExactly("evt_1", "evt_3");
		assertThat(this.lanes.of(OTHER.value())).containsExactly("evt_2");
		assertThat(this.spool.status().waiting()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org", "enqueue", "remove" })
	void aDrainThatDiesAnywhereIsFinishedByItsSuccessorAndNothingIsTwice(String point) {
		spool("evt_1", "evt_2");
		assertThatExceptionOfType(Death.class).isThrownBy(() -> dying(point).round(200));
		this.spool.before((step) -> {
		});
		drain().round(200);
		assertThat(stored()).containsExactly("evt_1", "evt_2");
		assertThat(lane()).contains("evt_1", "evt_2").endsWith("evt_1", "evt_2");
		assertThat(this.spool.status().waiting()).isZero();
	}

	@Test
	void anEventThatWasSpooledTwiceIsStoredOnce() {
		spool("evt_1", "evt_1");
		assertThat(drain().round(200)).isEqualTo(new Round(2, 2, 0));
		assertThat(stored()).containsExactly("evt_1");
	}

	@Test
	void anEventThatTheOrgHasAlreadyIsEnqueuedAndKeepsItsStatus() {
		new EventWriter(this.salesforce, new OverflowFiles(this.salesforce))
			.carry(List.of(event(this.account, "evt_1")));
		spool("evt_1");
		assertThat(drain().round(200)).isEqualTo(new Round(1, 1, 0));
		assertThat(lane()).containsExactly("evt_1");
	}

	@Test
	void aPayloadTooLongForTheFieldGetsItsFile() {
		spool(Samples.event(this.account, "evt_long", "{\"x\":\"" + "y".repeat(140_000) + "\"}"));
		drain().round(200);
		assertThat(this.salesforce.all("ContentVersion")).hasSize(1);
	}

	@Test
	void aRowThatTheOrgWillNotTakeIsSetAsideAndHoldsUpNobody() {
		refuse("evt_bad", FailureKind.INVALID);
		spool("evt_bad", "evt_2", "evt_3");
		Round round = drain().round(2);
		assertThat(round).isEqualTo(new Round(2, 1, 1));
		assertThat(round.isFailed()).isFalse();
		drain().round(2);
		assertThat(stored()).containsExactly("evt_2", "evt_3");
		assertThat(this.spool.status().aside()).isEqualTo(1);
		assertThat(lane()).doesNotContain("evt_bad");
	}

	@ParameterizedTest
	@EnumSource(names = { "AWAY", "LIMIT", "UNKNOWN_OUTCOME", "LOCKED", "CONFIGURATION" })
	void anOrgThatTakesNothingIsLeftAloneAndNothingMoves(FailureKind kind) {
		spool("evt_1", "evt_2");
		this.salesforce.away(kind);
		Round round = drain().round(200);
		assertThat(round.isFailed()).isTrue();
		assertThat(this.spool.status().waiting()).isEqualTo(2);
		assertThat(this.spool.status().aside()).isZero();
		this.salesforce.away(null);
		assertThat(drain().round(200).isFailed()).isFalse();
		assertThat(lane()).containsExactly("evt_1", "evt_2");
	}

	@ParameterizedTest
	@EnumSource(names = { "CONFIGURATION", "UNKNOWN_OUTCOME", "LIMIT" })
	void aRowThatAloneIsRefusedMakesWay(FailureKind kind) {
		refuse("evt_bad", kind);
		spool("evt_bad", "evt_2");
		drain().round(200);
		assertThat(stored()).containsExactly("evt_2");
		assertThat(this.spool.status().aside()).isEqualTo(1);
	}

	@Test
	void aRowThatIsLockedStaysAndIsTriedAgain() {
		refuse("evt_1", FailureKind.LOCKED);
		spool("evt_1", "evt_2");
		assertThat(drain().round(200).isFailed()).as("others are not slowed down").isFalse();
		assertThat(this.spool.status().waiting()).isEqualTo(1);
		assertThat(drain().round(200).isFailed()).isTrue();
		this.salesforce.onRow((row) -> Optional.empty());
		drain().round(200);
		assertThat(stored()).containsExactly("evt_2", "evt_1");
	}

	@Test
	void anEntryThatCantBeReadIsSetAsideAndKept() {
		spool("evt_1");
		this.spool.append(new byte[] { 9, 9, 9 });
		this.spool.append(new SpoolEntries(AccountsOf.seals("a key that nobody knows any more, at all"))
			.write(event(this.account, "evt_sealed")));
		spool("evt_2");
		assertThat(drain().round(200)).isEqualTo(new Round(4, 2, 2));
		assertThat(stored()).containsExactly("evt_1", "evt_2");
		assertThat(this.spool.status().aside()).isEqualTo(2);
	}

	@Test
	void anEventThatBreaksTheCallTravelsAlone() {
		this.salesforce.onCall((rows) -> {
			if (rows.stream().anyMatch((row) -> isOf(row, "evt_bad"))) {
				throw new IllegalStateException("A mistake of ours");
			}
			return Optional.empty();
		});
		spool("evt_1", "evt_bad", "evt_3");
		drain().round(200);
		assertThat(stored()).containsExactly("evt_1", "evt_3");
		assertThat(this.spool.status().aside()).isEqualTo(1);
	}

	@Test
	void whereTheLanesRefuseTheEventsAreStoredAllTheSame() {
		spool("evt_1");
		this.lanes.away(true);
		drain().round(200);
		assertThat(stored()).containsExactly("evt_1");
		assertThat(this.spool.status().waiting()).isZero();
	}

	@Test
	void aFullRedisThatHasRoomAgainAfterTheRemovalGetsTheReferences() {
		spool("evt_1");
		this.lanes.away(true);
		this.spool.before((step) -> this.lanes.away(!step.equals("remove") && !step.equals("setAside")));
		drain().round(200);
		assertThat(lane()).containsExactly("evt_1");
	}

	@Test
	void aCallIsBoundedInBytes() {
		IntStream.range(0, 10).forEach((i) -> spool(Samples.event(this.account, "evt_" + i, "x".repeat(1_000))));
		SpoolDrain narrow = new SpoolDrain(this.spool, SpoolsOf.ENTRIES, writer(), this.lanes, 4_500);
		assertThat(narrow.round(200).stored()).isEqualTo(4);
		assertThat(narrow.round(200).stored()).isEqualTo(4);
		assertThat(narrow.round(200).stored()).isEqualTo(2);
	}

	private SpoolDrain drain() {
		return new SpoolDrain(this.spool, SpoolsOf.ENTRIES, writer(), this.lanes, 8_000_000);
	}

	/** The end of a process, which nothing catches. */
	private static final class Death extends Error {

		private static final long serialVersionUID = 1L;

	}

	/** A drain whose process dies right after a step. */
	private SpoolDrain dying(String point) {
		this.spool.before((step) -> {
			if ((point.equals("enqueue") && step.equals("remove"))
					|| (point.equals("remove") && step.equals("setAside"))) {
				throw new Death();
			}
		});
		GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> org = new GroupCommit.Carrier<>() {

			@Override
			public String identity(NewGatewayEvent event) {
				return EventRows.key(event);
			}

			@Override
			public List<StoreOutcome> carry(List<NewGatewayEvent> events) {
				List<StoreOutcome> outcomes = writer().carry(events);
				if (point.equals("org")) {
					throw new Death();
				}
				return outcomes;
			}

		};
		return new SpoolDrain(this.spool, SpoolsOf.ENTRIES, org, this.lanes, 8_000_000);
	}

	private EventWriter writer() {
		return new EventWriter(this.salesforce, new OverflowFiles(this.salesforce));
	}

	private void refuse(String eventId, FailureKind kind) {
		this.salesforce.onRow((row) -> isOf(row, eventId) ? Optional.of(InMemorySalesforce.refusal(kind, "REFUSED"))
				: Optional.empty());
	}

	private static boolean isOf(Row row, String eventId) {
		return row.text("Event_Id__c").equals(Optional.of(eventId));
	}

	private void spool(String... ids) {
		spool(Stream.of(ids).map((id) -> event(this.account, id)).toArray(NewGatewayEvent[]::new));
	}

	private void spool(NewGatewayEvent... events) {
		Stream.of(events).forEach((event) -> this.spool.append(SpoolsOf.ENTRIES.write(event)));
	}

	private static NewGatewayEvent event(AccountRef account, String id) {
		return Samples.event(account, id, "{}");
	}

	private List<String> stored() {
		List<String> ids = new ArrayList<>();
		for (Map<String, String> row : this.salesforce.all(EVENT)) {
			ids.add(String.valueOf(row.get("Event_Id__c")));
		}
		return ids;
	}

	private List<String> lane() {
		return this.lanes.of(Samples.KEY.value());
	}

}

package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.almoner.account.AccountsOf;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.EventsOf;
import org.almoner.queue.Lanes;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.salesforce.FailureKind;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class StaleSweepTests {

	private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));

	private final InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);

	private final GatewayAccounts accounts = AccountsOf.process(this.salesforce, new InMemorySharedCopies(),
			this.clock);

	private final RecordingLanes lanes = new RecordingLanes();

	private final GatewayAccount account = this.accounts.create(Samples.newAccount("Charity", null, Samples.manual()));

	@BeforeEach
	void anActiveAccountHasSevenOpenEvents() {
		EventsOf.fetched(this.salesforce)
			.store(IntStream.rangeClosed(1, 7)
				.mapToObj((number) -> Samples.event(this.account, "evt_" + number, "{}"))
				.toList());
	}

	@Test
	void eventsThatNobodyTouchedAreEnqueuedAgainHoweverManyPages() {
		this.clock.advance(Duration.ofMinutes(26));
		sweep(this.lanes).run();
		assertThat(this.lanes.of(this.account.key().value())).containsExactly("evt_1", "evt_2", "evt_3", "evt_4",
				"evt_5", "evt_6", "evt_7");
	}

	@Test
	void eventsThatSomebodyTouchedAMomentAgoAreLeftAlone() {
		this.clock.advance(Duration.ofMinutes(24));
		sweep(this.lanes).run();
		assertThat(this.lanes.of(this.account.key().value())).isEmpty();
	}

	@Test
	void eventsThatWaitInALongLaneAreNotLost() {
		this.clock.advance(Duration.ofHours(1));
		Lanes busy = mock();
		given(busy.status())
			.willReturn(List.of(new LaneStatus(this.account.key().value(), 20_000, 0, Duration.ofHours(1), true)));
		sweep(busy).run();
		verify(busy, never()).enqueue(any(), any());
	}

	@Test
	void aDisabledAccountIsLeftAlone() {
		this.accounts.disable(this.account.key());
		this.clock.advance(Duration.ofHours(1));
		sweep(this.lanes).run();
		assertThat(this.lanes.of(this.account.key().value())).isEmpty();
	}

	@Test
	void anOrgThatIsAwayIsAskedAgainNextTime() {
		this.clock.advance(Duration.ofHours(1));
		this.salesforce.away(FailureKind.AWAY);
		sweep(this.lanes).run();
		assertThat(this.lanes.of(this.account.key().value())).isEmpty();
		this.salesforce.away(null);
		sweep(this.lanes).run();
		assertThat(this.lanes.of(this.account.key().value())).hasSize(7);
	}

	private StaleSweep sweep(Lanes through) {
		SweepProperties pagesOfThree = new SweepProperties(Duration.ZERO, Duration.ofMinutes(10),
				Duration.ofMinutes(25), 3, Duration.ofSeconds(10), Duration.ofMinutes(2), new SweepProperties.Source(
						Duration.ZERO, Duration.ofMinutes(10), 100, Duration.ofMinutes(2), Duration.ofHours(1)));
		return new StaleSweep(this.accounts, EventsOf.unsettled(this.salesforce, this.clock), through, pagesOfThree);
	}

}

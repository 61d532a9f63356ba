package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** Events and commands of a lane, also those that another version ordered. */
class LaneWorkTests {

	private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

	private final GatewayAccount account = new GatewayAccount(new AccountKey("a".repeat(24)),
			new RecordId("a00000000000001AAA"), "Shop", Provider.STRIPE, null, true, GatewayAccount.Status.CONNECTED,
			ZoneOffset.UTC, GatewayAccount.GiftModel.NONE, AccountEndpoint.unchecked(null), Credentials.none());

	private final PostingProperties usual = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("almoner.posting", PostingProperties.class);

	private final List<String> carriedOut = new ArrayList<>();

	private final LaneLease lane = mock(LaneLease.class);

	@Test
	void aCommandIsCarriedOutByWhoeverTakesIt() {
		work(new LaneEntry("1-0", "~known:7", 0));
		assertThat(this.carriedOut).containsExactly("~known:7");
	}

	@Test
	void aCommandOfANewerVersionIsLeftForAWorkerThatKnowsIt() {
		LaneEntry entry = new LaneEntry("1-0", "~unheard-of:7", 3);
		work(entry);
		ArgumentCaptor<Instant> due = ArgumentCaptor.captor();
		verify(this.lane).later(eq(List.of(entry)), due.capture());
		assertThat(due.getValue()).isAfter(NOW);
		verify(this.lane, never()).acknowledge(any());
	}

	@Test
	void aCommandThatNobodyKnowsForAWeekIsDropped() {
		LaneEntry entry = new LaneEntry("1-0", "~unheard-of:7", 10_080);
		work(entry);
		verify(this.lane).acknowledge(List.of(entry));
		verify(this.lane, never()).later(any(), any());
	}

	private void work(LaneEntry entry) {
		given(this.lane.lane()).willReturn(this.account.key().value());
		given(this.lane.next(anyInt())).willReturn(List.of(entry));
		LaneCommand known = new LaneCommand() {

			@Override
			public boolean takes(LaneEntry one) {
				return one.reference().startsWith("~known:");
			}

			@Override
			public void run(GatewayAccount whose, LaneLease lease, LaneEntry one, Runnable beforeWrite) {
				LaneWorkTests.this.carriedOut.add(one.reference());
			}

		};
		new LaneWork(mock(PostEvents.class), List.of(known), List.of(), this.usual, InstantSource.fixed(NOW))
			.next(this.account, this.lane);
	}

}

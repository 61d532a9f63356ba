package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Provider;
import org.almoner.event.GatewayEvents;
import org.almoner.event.StaleEvent;
import org.almoner.queue.Lanes;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class StaleSweepTests {

	private static final SweepProperties EVERY_TEN_MINUTES = new SweepProperties(Duration.ZERO, Duration.ofMinutes(10),
			Duration.ofMinutes(25), 1000);

	private final GatewayAccount active = account("a".repeat(24), GatewayAccount.Status.CONNECTED);

	private final GatewayAccounts accounts = mock();

	private final GatewayEvents gatewayEvents = mock();

	private final Lanes lanes = mock();

	private final StaleSweep sweep = new StaleSweep(this.accounts, this.gatewayEvents, this.lanes, EVERY_TEN_MINUTES);

	@BeforeEach
	void anActiveAccountHasStaleEvents() {
		given(this.accounts.list()).willReturn(List.of(this.active));
		given(this.gatewayEvents.stale(this.active.key(), Duration.ofMinutes(25), 1000))
			.willReturn(List.of(new StaleEvent("evt_1", Instant.EPOCH), new StaleEvent("evt_2", Instant.EPOCH)));
	}

	@Test
	void eventsThatNobodyTouchedAreEnqueuedAgainInTheirOrder() {
		this.sweep.run();
		verify(this.lanes).enqueue(this.active.key().value(), List.of("evt_1", "evt_2"));
	}

	@Test
	void eventsThatWaitInALongLaneAreNotLost() {
		given(this.lanes.status())
			.willReturn(List.of(new LaneStatus(this.active.key().value(), 20_000, 0, Duration.ofHours(1), true)));
		this.sweep.run();
		verify(this.lanes, never()).enqueue(any(), any());
	}

	@Test
	void aDisabledAccountIsLeftAlone() {
		given(this.accounts.list()).willReturn(List.of(account("b".repeat(24), GatewayAccount.Status.DISABLED)));
		this.sweep.run();
		verify(this.gatewayEvents, never()).stale(any(), any(), anyInt());
	}

	@Test
	void anOrgThatIsAwayIsAskedAgainNextTime() {
		given(this.accounts.list()).willThrow(new SalesforceException(FailureKind.AWAY, "AWAY", "Away", null));
		this.sweep.run();
		verify(this.lanes, never()).enqueue(any(), any());
	}

	private static GatewayAccount account(String key, GatewayAccount.Status status) {
		return new GatewayAccount(new AccountKey(key), new RecordId("a01000000000001"), "Charity", Provider.STRIPE,
				null, false, status, ZoneOffset.UTC, GatewayAccount.GiftModel.GIFT_TRANSACTION,
				AccountEndpoint.unchecked(null), Credentials.none());
	}

}

package org.almoner.payout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.almoner.account.AccountsOf;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.Secret;
import org.almoner.account.SigningSecret;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.GatewaysOf;
import org.almoner.log.LogOf;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemoryLocks;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.RecordingLanes;
import org.almoner.testing.Samples;
import org.almoner.testing.WiredOrg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every night payouts of the org are looked at, over its own wire. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class PayoutSweepTests {

	private final WiredOrg wired = new WiredOrg();

	private final HandClock clock = new HandClock(Instant.parse("2026-11-20T03:00:00Z"));

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	private final InMemoryLocks locks = new InMemoryLocks();

	private final RecordingLanes lanes = new RecordingLanes();

	@AfterEach
	void close() {
		this.wired.close();
	}

	@Test
	void thoseThatWaitOrDoNotTieAreLookedAtAgainAsLongAsTheyMatter() {
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", "rk_test_1");
			payout(account, "po_waits", "Waiting", "2026-11-18", Map.of());
			payout(account, "po_waits_long", "Waiting", "2026-01-18", Map.of());
			payout(account, "po_waits_for_ever", "Waiting", "2025-01-18", Map.of());
			payout(account, "po_on_its_way", "Waiting", "2026-11-25", Map.of());
			payout(account, "po_untied", "Unreconciled", "2026-11-01", Map.of());
			payout(account, "po_untied_long", "Unreconciled", "2026-08-01", Map.of());
			payout(account, "po_manual", "Not Reconcilable", "2026-11-18", Map.of("Automatic__c", "false"));
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).containsExactlyInAnyOrder("~payout:po_waits",
					"~payout:po_waits_long", "~payout:po_untied");
		});
	}

	@Test
	void aReconciledPayoutWhoseRecordsSaySomethingElseNowIsAudited() {
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", "rk_test_1");
			line(account, reconciled(account, "po_same", "2026-11-10"), "ch_same", "9.41");
			line(account, reconciled(account, "po_altered", "2026-11-10"), "ch_altered", "9.40");
			String doubled = reconciled(account, "po_doubled", "2026-11-10");
			line(account, doubled, "ch_doubled", "9.41");
			line(account, doubled, null, "9.41");
			reconciled(account, "po_emptied", "2026-11-10");
			reconciled(account, "po_old_and_emptied", "2026-06-10");
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).containsExactlyInAnyOrder("~payout:po_altered:audit",
					"~payout:po_doubled:audit", "~payout:po_emptied:audit");
		});
	}

	@Test
	void anAccountWithoutAKeyHasEachOfItsPayoutsSayOnceThatItWaitsForOne() {
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", null);
			payout(account, "po_silent", "Waiting", "2026-11-18", Map.of());
			payout(account, "po_told", "Waiting", "2026-11-18", Map.of("Reconciliation_Detail__c", "It waits"));
			reconciled(account, "po_emptied", "2026-11-10");
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).containsExactly("~payout:po_silent");
		});
	}

	@Test
	void oneProcessLooksOnceANightAndSumsUpInTheLog() {
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", "rk_test_1");
			payout(account, "po_waits", "Waiting", "2026-11-18", Map.of());
			payout(account, "po_untied", "Unreconciled", "2026-11-18", Map.of());
			line(account, reconciled(account, "po_tied", "2026-11-10"), "ch_1", "9.41");
			sweep(salesforce).run();
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).hasSize(2);
			assertThat(this.wired.org().records("Gateway_Log__c")).singleElement()
				.satisfies((row) -> assertThat(row.get("Message__c")).isEqualTo(
						"Automatic payouts of the last 45 days:" + " 3 payouts: 1 ties, 1 waits, 1 does not tie."));
			this.clock.advance(Duration.ofHours(24));
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).hasSize(4);
		});
	}

	@Test
	void whileAnotherProcessLooksThisOneDoesNot() {
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", "rk_test_1");
			payout(account, "po_waits", "Waiting", "2026-11-18", Map.of());
			this.locks.take("payout-sweep", Duration.ofMinutes(10));
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).isEmpty();
		});
	}

	@Test
	void whereTheOrgsCallsOfTheDayRunShortTheNightIsLeftOut() {
		this.wired.org().setDailyLimit(90_000, 100_000);
		this.wired.ask((salesforce) -> {
			GatewayAccount account = account(salesforce, "acct_1", "rk_test_1");
			payout(account, "po_waits", "Waiting", "2026-11-18", Map.of());
			sweep(salesforce).run();
			assertThat(this.lanes.of(account.key().value())).isEmpty();
		});
	}

	private PayoutSweep sweep(SalesforceOperations salesforce) {
		Gateways gateways = GatewaysOf.gateways(new ListedMonth());
		PayoutProperties properties = new PayoutProperties(2000, Duration.ofSeconds(2), Duration.ofMinutes(10), 4,
				Duration.ofMinutes(10), Duration.ofHours(24));
		return new PayoutSweep(accounts(salesforce), gateways, new DuePayouts(salesforce), this.lanes,
				new PayoutSweep.Surroundings(this.locks, this.copies, new HandBudget(salesforce),
						LogOf.org(salesforce, this.clock), this.clock, properties));
	}

	private GatewayAccounts accounts(SalesforceOperations salesforce) {
		return AccountsOf.process(salesforce, this.copies, this.clock);
	}

	private GatewayAccount account(SalesforceOperations salesforce, String id, @Nullable String apiKey) {
		Credentials credentials = new Credentials(List.of(new SigningSecret(Secret.of("whsec_1"), null)),
				(apiKey != null) ? Secret.of(apiKey) : null);
		return accounts(salesforce).create(Samples.newAccount("Shop", id, credentials));
	}

	private String reconciled(GatewayAccount account, String id, String arrival) {
		return payout(account, id, "Reconciled", arrival,
				Map.of("Amount__c", "9.41", "Net_Total__c", "9.41", "Fee_Total__c", "0.59", "Payment_Total__c", "10",
						"Refund_Total__c", "0", "Adjustment_Total__c", "0", "Payment_Count__c", "1", "Refund_Count__c",
						"0", "Adjustment_Count__c", "0"));
	}

	private String payout(GatewayAccount account, String id, String status, String arrival, Map<String, String> more) {
		Map<String, Object> row = new HashMap<>(Map.of("Gateway_Key__c", account.key().externalId(id),
				"Gateway_Account__c", account.id().value(), "Payout_Id__c", id, "Status__c", "Paid", "Currency__c",
				"USD", "Automatic__c", "true", "Arrival_Date__c", arrival, "Reconciliation_Status__c", status));
		row.putAll(more);
		return Objects.requireNonNull(this.wired.org().insert("Gateway_Payout__c", row));
	}

	private void line(GatewayAccount account, String payout, @Nullable String charge, String net) {
		Map<String, Object> row = new HashMap<>(Map.of("Gateway_Account__c", account.id().value(), "Gateway_Payout__c",
				payout, "Type__c", "Payment", "Status__c", "Success", "Settlement_Amount__c", "10", "Fee__c", "0.59",
				"Net__c", net, "Settlement_Currency__c", "USD"));
		row.put("Gateway_Key__c", (charge != null) ? account.key().externalId(charge) : "made by hand");
		this.wired.org().insert("Gateway_Transaction__c", row);
	}

}

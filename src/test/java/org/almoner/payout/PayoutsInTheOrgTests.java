package org.almoner.payout;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.testing.WiredOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Payouts are read over the org's own wire. */
class PayoutsInTheOrgTests {

	private static final AccountKey SHOP = new AccountKey("shopshopshopshopshopshop");

	private static final AccountKey GALA = new AccountKey("galagalagalagalagalagala");

	private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

	private final WiredOrg org = new WiredOrg();

	private final Map<AccountKey, String> accounts = Map.of(SHOP, this.org.account(SHOP), GALA, this.org.account(GALA));

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void aMonthHoldsItsFirstAndLastDayAndTheLatestComesFirst() {
		payout(SHOP, "po_october", "2026-10-31");
		payout(SHOP, "po_first", "2026-11-01");
		payout(GALA, "po_gala", "2026-11-15");
		payout(SHOP, "po_last", "2026-11-30");
		payout(SHOP, "po_december", "2026-12-01");
		this.org.ask((salesforce) -> {
			Payouts payouts = new Payouts(salesforce);
			assertThat(payouts.ofMonth(NOVEMBER, null, 9)).extracting(Payout::payoutId)
				.containsExactly("po_last", "po_gala", "po_first");
			assertThat(payouts.ofMonth(NOVEMBER, SHOP, 9)).extracting(Payout::payoutId)
				.containsExactly("po_last", "po_first");
			assertThat(payouts.ofMonth(NOVEMBER, null, 1)).extracting(Payout::payoutId).containsExactly("po_last");
			assertThat(payouts.ofMonth(YearMonth.of(2025, 11), null, 9)).isEmpty();
		});
	}

	@Test
	void aPayoutIsFoundByItsAccountAndId() {
		payout(SHOP, "po_'quoted", "2026-11-15");
		this.org.ask((salesforce) -> {
			Payouts payouts = new Payouts(salesforce);
			assertThat(payouts.find(SHOP, "po_'quoted")).hasValueSatisfying((payout) -> {
				assertThat(payout.accountKey()).isEqualTo(SHOP.value());
				assertThat(payout.amount()).isEqualByComparingTo("1234.5");
				assertThat(payout.currency()).isEqualTo("USD");
				assertThat(payout.arrival()).isEqualTo(LocalDate.of(2026, 11, 15));
				assertThat(payout.reconciliation().status()).isEqualTo("Unreconciled");
				assertThat(payout.reconciliation().balance()).isEqualByComparingTo("-0.5");
				assertThat(payout.reconciliation().detail()).isEqualTo("One line does not tie");
			});
			assertThat(payouts.find(GALA, "po_'quoted")).isEmpty();
			assertThat(payouts.find(SHOP, "po_none")).isEmpty();
		});
	}

	@Test
	void aMonthComesPageByPageWithoutLossOrRepetition() {
		for (int day = 10; day < 15; day++) {
			payout(SHOP, "po_" + day, "2026-11-" + day);
		}
		this.org.ask((salesforce) -> {
			Payouts payouts = new Payouts(salesforce);
			List<Payout> first = payouts.pageOfMonth(NOVEMBER, null, null, 3);
			List<Payout> second = payouts.pageOfMonth(NOVEMBER, null, first.getLast().id(), 3);
			assertThat(first).hasSize(3);
			assertThat(second).hasSize(2);
			assertThat(Stream.concat(first.stream(), second.stream()).map(Payout::payoutId))
				.containsExactlyInAnyOrder("po_10", "po_11", "po_12", "po_13", "po_14");
			assertThat(payouts.pageOfMonth(NOVEMBER, GALA, null, 3)).isEmpty();
		});
	}

	@Test
	void monthsAreCountedByStateInOneCallAndCanceledPayoutsCountNowhere() {
		payout(SHOP, "po_1", "2026-10-31");
		payout(SHOP, "po_2", "2026-11-01", Map.of("Reconciliation_Status__c", "Reconciled"));
		payout(GALA, "po_3", "2026-11-30", Map.of("Reconciliation_Status__c", "Reconciled"));
		payout(SHOP, "po_yen", "2026-11-02", Map.of("Currency__c", "JPY", "Amount__c", "500"));
		payout(SHOP, "po_failed", "2026-11-03",
				Map.of("Status__c", "Failed", "Reconciliation_Status__c", "Reconciled"));
		payout(SHOP, "po_canceled", "2026-11-04", Map.of("Status__c", "Canceled"));
		payout(SHOP, "po_early", "2025-11-04");
		this.org.ask((salesforce) -> {
			Payouts payouts = new Payouts(salesforce);
			this.org.org().resetCalls();
			List<PayoutMonth> months = payouts.months(YearMonth.of(2026, 1), NOVEMBER, null);
			assertThat(this.org.org().calls().of("query")).isEqualTo(1);
			assertThat(months).extracting(PayoutMonth::month).containsExactly(NOVEMBER, YearMonth.of(2026, 10));
			assertThat(months.getFirst().payouts()).isEqualTo(4);
			assertThat(months.getFirst().states()).containsOnly(Map.entry("Reconciled", 3L),
					Map.entry("Unreconciled", 1L));
			assertThat(months.getFirst().totals().get("USD")).as("without the failed one").isEqualByComparingTo("2469");
			assertThat(months.getFirst().totals().get("JPY")).isEqualByComparingTo("500");
			assertThat(payouts.months(NOVEMBER, NOVEMBER, GALA).getFirst().payouts()).isEqualTo(1);
		});
	}

	private String payout(AccountKey account, String id, String arrival, Map<String, String> more) {
		String record = payout(account, id, arrival);
		this.org.org().update("Gateway_Payout__c", record, more);
		return record;
	}

	private String payout(AccountKey account, String id, String arrival) {
		return this.org.org()
			.insert("Gateway_Payout__c",
					Map.of("Gateway_Key__c", account.externalId(id), "Gateway_Account__c",
							String.valueOf(this.accounts.get(account)), "Payout_Id__c", id, "Status__c", "Paid",
							"Amount__c", "1234.5", "Currency__c", "USD", "Arrival_Date__c", arrival,
							"Reconciliation_Status__c", "Unreconciled", "Reconciliation_Balance__c", "-0.5",
							"Reconciliation_Detail__c", "One line does not tie"));
	}

}

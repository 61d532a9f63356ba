package org.almoner.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

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
	void theLinesOfAPayoutAreItsOwnInTheirOrderWithTheirReference() {
		String payout = payout(SHOP, "po_1", "2026-11-15");
		String other = payout(SHOP, "po_2", "2026-11-16");
		line(payout, "2026-11-12T10:00:00Z", Map.of("Charge_Id__c", "ch_1", "Refund_Id__c", "re_1"));
		line(payout, "2026-11-11T10:00:00Z", Map.of("Charge_Id__c", "ch_1"));
		line(payout, "2026-11-13T10:00:00Z", Map.of("Balance_Transaction_Id__c", "txn_1"));
		line(other, "2026-11-10T10:00:00Z", Map.of("Charge_Id__c", "ch_other"));
		this.org.ask((salesforce) -> {
			Payouts payouts = new Payouts(salesforce);
			assertThat(payouts.lines(SHOP, "po_1", 9)).extracting(PayoutLine::reference)
				.containsExactly("ch_1", "re_1", "txn_1");
			assertThat(payouts.lines(SHOP, "po_1", 2)).hasSize(2);
			assertThat(payouts.lines(SHOP, "po_1", 9).getFirst().settled().fee())
				.isEqualByComparingTo(new BigDecimal("0.75"));
			assertThat(payouts.lines(GALA, "po_1", 9)).isEmpty();
		});
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

	private void line(String payout, String at, Map<String, String> ids) {
		Map<String, Object> row = new HashMap<>(ids);
		row.put("Gateway_Key__c", "x:" + at);
		row.put("Gateway_Payout__c", payout);
		row.put("Type__c", "Payment");
		row.put("Status__c", "Success");
		row.put("Fee__c", "0.75");
		row.put("Settlement_Currency__c", "USD");
		row.put("Occurred_At__c", at);
		this.org.org().insert("Gateway_Transaction__c", row);
	}

}

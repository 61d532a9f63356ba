package org.almoner.testing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.sandbox.org.SimulatedOrg;

/** A payout that is put straight into the simulated org, with what it is made of. */
public final class SeededPayout {

	private final SimulatedOrg org;

	private final AccountKey account;

	private final String payoutId;

	private final String record;

	private int seeded;

	/**
	 * A payout in US dollars that has arrived, without lines yet.
	 * @param more fields, in place of what it else would have too
	 */
	public SeededPayout(SimulatedOrg org, AccountKey account, String payoutId, String amount, Map<String, ?> more) {
		this.org = org;
		this.account = account;
		this.payoutId = payoutId;
		Map<String, Object> fields = new HashMap<>(
				Map.of("Gateway_Key__c", account.externalId(payoutId), "Gateway_Account__c",
						String.valueOf(org.record("Gateway_Account__c", account.value()).orElseThrow().get("Id")),
						"Payout_Id__c", payoutId, "Status__c", "Paid", "Amount__c", amount, "Currency__c", "USD",
						"Arrival_Date__c", "2026-11-15", "Automatic__c", true, "Reconciliation_Status__c", "Reconciled",
						"Reconciliation_Balance__c", "0"));
		fields.putAll(more);
		this.record = org.insert("Gateway_Payout__c", fields);
	}

	/**
	 * A small charity's payout with every kind of line, which comes to 294.29 dollars.
	 */
	public static SeededPayout ofACharity(SimulatedOrg org, AccountKey account, String payoutId, Map<String, ?> more) {
		SeededPayout payout = new SeededPayout(org, account, payoutId, "294.29", more);
		String spring = org.insert("Campaign", Map.of("Name", "Spring appeal"));
		String first = payout.gift(Map.of("Campaign__c", spring, "Designation__c", "=The roof"));
		String charge = payout.line("Payment", "charge", "100", "3.20",
				Map.of("Charge_Id__c", "ch_1", "Gift_Transaction__c", first));
		payout.line("Payment", "charge", "250", "7.55",
				Map.of("Charge_Id__c", "ch_2", "Gift_Transaction__c", payout.gift(Map.of("Campaign__c", spring)),
						"Amount__c", "230", "Currency__c", "EUR", "Exchange_Rate__c", "1.08695652"));
		payout.line("Payment", "charge", "40", "1.46",
				Map.of("Charge_Id__c", "ch_3", "Gift_Transaction__c", payout.gift(Map.of())));
		payout.line("Refund", "refund", "-25", "0", Map.of("Charge_Id__c", "ch_1", "Refund_Id__c", "re_1",
				"Gift_Transaction__c", first, "Source_Transaction__c", charge));
		payout.line("Adjustment", "dispute", "-40", "15", Map.of("Charge_Id__c", "ch_3", "Dispute_Id__c", "dp_1"));
		payout.line("Adjustment", "fee", "-2", "0", Map.of());
		payout.line("Adjustment", "tax", "-0.40", "0", Map.of());
		payout.line("Adjustment", "moon_levy", "-1.10", "0", Map.of());
		return payout;
	}

	/** A gift; answers its record. */
	public String gift(Map<String, ?> fields) {
		Map<String, Object> all = new HashMap<>(fields);
		all.put("Gateway_Key__c", this.account.externalId("pi_" + this.payoutId + "_" + this.seeded++));
		return this.org.insert("Gift_Transaction__c", all);
	}

	/** A line in the payout's currency; answers its record. */
	public String line(String type, String category, String gross, String fee, Map<String, ?> more) {
		String id = "txn_" + this.payoutId + "_" + this.seeded++;
		Map<String, Object> all = new HashMap<>(Map.of("Gateway_Key__c", this.account.externalId(id),
				"Gateway_Payout__c", this.record, "Type__c", type, "Reporting_Category__c", category, "Status__c",
				"Success", "Settlement_Amount__c", gross, "Fee__c", fee, "Net__c",
				new BigDecimal(gross).subtract(new BigDecimal(fee)).toPlainString(), "Settlement_Currency__c", "USD"));
		all.putAll(Map.of("Amount__c", gross, "Currency__c", "USD", "Balance_Transaction_Id__c", id, "Occurred_At__c",
				"2026-11-12T10:00:00Z", "Payment_Date__c", "2026-11-12"));
		all.putAll(more);
		return this.org.insert("Gateway_Transaction__c", all);
	}

	/** Its record. */
	public String record() {
		return this.record;
	}

	/** Where its statement is. */
	public String page() {
		return "/admin/payouts/" + this.account + "/" + this.payoutId;
	}

}

package org.almoner.gateway.stripe;

import java.util.stream.Stream;

import static org.almoner.gateway.stripe.Given.charge;

/**
 * Disputes beyond the ordinary: several of one charge, of a part, or grown of inquiries.
 */
final class DisputeHistories {

	private DisputeHistories() {
	}

	static Stream<History> all() {
		return Stream.of(wonThenLost(), openBesideALostOne(), inquiryThatGrows(), closedInquiry(),
				refundAndLostDispute(), returnOfADirectDebit());
	}

	private static History wonThenLost() {
		String won = line("txn_1", -5000, 1500) + "," + line("txn_2", 5000, 0);
		return new History("a dispute that is won, then another of a part that is lost",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.created", 10, dispute("dp_1", "needs_response", 5000, ""))
					.event("charge.dispute.closed", 30, dispute("dp_1", "won", 5000, won))
					.event("charge.dispute.created", 40,
							dispute("dp_2", "needs_response", 2000, line("txn_3", -2000, 1500)))
					.event("charge.dispute.closed", 60, dispute("dp_2", "lost", 2000, line("txn_3", -2000, 1500))))
			.ends("DISPUTE dp_1", "Status__c", "Won", "Closed_At__c", "2025-10-09T08:53:50Z")
			.ends("DISPUTE dp_2", "Status__c", "Lost", "Amount__c", "20", "Source_Transaction__c", "ch_1")
			.ends("ADJUSTMENT txn_1", "Status__c", "Dispute Won", "Amount__c", "-50", "Net__c", "-65")
			.ends("ADJUSTMENT txn_2", "Status__c", "Dispute Won", "Amount__c", "50", "Net__c", "50")
			.ends("ADJUSTMENT txn_3", "Status__c", "Dispute Lost", "Amount__c", "-20", "Gateway_Dispute__c", "dp_2",
					"Source_Transaction__c", "ch_1", "Gift_Transaction__c", "pi_1")
			.ends("PAYMENT ch_1", "Status__c", "Dispute Lost")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "0", "Current_Amount__c", "30");
	}

	private static History openBesideALostOne() {
		return new History("a part that is lost, and another dispute still open",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.closed", 30, dispute("dp_1", "lost", 1000, line("txn_1", -1000, 1500)))
					.event("charge.dispute.created", 40, dispute("dp_2", "needs_response", 4000, ""))
					.event("charge.dispute.funds_withdrawn", 41,
							dispute("dp_2", "needs_response", 4000, line("txn_2", -4000, 1500))))
			.ends("PAYMENT ch_1", "Status__c", "Disputed")
			.ends("ADJUSTMENT txn_1", "Status__c", "Dispute Lost")
			.ends("ADJUSTMENT txn_2", "Status__c", "Disputed", "Amount__c", "-40")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Current_Amount__c", "40");
	}

	private static History inquiryThatGrows() {
		return new History("an inquiry that is closed and becomes a dispute all the same",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.created", 10, dispute("dp_1", "warning_needs_response", 5000, ""))
					.event("charge.dispute.closed", 20, dispute("dp_1", "warning_closed", 5000, ""))
					.event("charge.dispute.updated", 30, dispute("dp_1", "needs_response", 5000, ""))
					.event("charge.dispute.funds_withdrawn", 31,
							dispute("dp_1", "needs_response", 5000, line("txn_1", -5000, 1500))))
			.ends("DISPUTE dp_1", "Status__c", "Needs Response", "Closed_At__c", "", "Gateway_Status__c",
					"needs_response")
			.ends("PAYMENT ch_1", "Status__c", "Disputed")
			.ends("ADJUSTMENT txn_1", "Status__c", "Disputed", "Amount__c", "-50")
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50");
	}

	private static History closedInquiry() {
		return new History("an inquiry that comes to nothing",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.created", 10, dispute("dp_1", "warning_needs_response", 5000, ""))
					.event("charge.dispute.updated", 15, dispute("dp_1", "warning_under_review", 5000, ""))
					.event("charge.dispute.closed", 20, dispute("dp_1", "warning_closed", 5000, "")))
			.ends("DISPUTE dp_1", "Status__c", "Closed", "Closed_At__c", "2025-10-09T08:53:40Z")
			.ends("PAYMENT ch_1", "Status__c", "Success")
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50");
	}

	private static History refundAndLostDispute() {
		return new History("a part given back, and the rest lost in a dispute",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.created", 5, RefundHistories.refund("re_1", "succeeded", 1000, 5))
					.event("charge.refunded", 5, RefundHistories.refunded(1000))
					.event("charge.dispute.created", 10, dispute("dp_1", "needs_response", 4000, ""))
					.event("charge.dispute.closed", 30, dispute("dp_1", "lost", 4000, line("txn_1", -4000, 1500))))
			.ends("PAYMENT ch_1", "Status__c", "Dispute Lost", "Amount_Refunded__c", "10")
			.ends("GIFT pi_1", "Status__c", "Fully Refunded", "Refunded_Amount__c", "10", "Current_Amount__c", "0",
					"Original_Amount__c", "50");
	}

	/** As before 2014 a dispute showed one line, by itself. */
	private static History returnOfADirectDebit() {
		String debit = charge("py_1", "succeeded", "pi_1", "").replace("'type':'card','card'",
				"'type':'sepa_debit','sepa_debit'");
		String lost = dispute("dp_1", "lost", 5000, "").replace("'ch_1'", "'py_1'")
			.replace("fraudulent", "insufficient_funds");
		return new History("a direct debit that the bank takes back after it succeeded",
				new Given().event("charge.pending", 1, debit.replace("succeeded", "pending"))
					.event("charge.succeeded", 5, debit)
					.event("charge.dispute.funds_withdrawn", 30,
							lost.replace("'balance_transactions':[]",
									"'balance_transactions':[" + line("txn_1", -5000, 750) + "]"))
					.event("charge.dispute.closed", 30,
							lost.replace("'balance_transactions':[]",
									"'balance_transaction':" + line("txn_1", -5000, 750))))
			.ends("PAYMENT py_1", "Status__c", "Dispute Lost", "Payment_Type__c", "Bank Debits")
			.ends("ADJUSTMENT txn_1", "Status__c", "Dispute Lost", "Amount__c", "-50", "Fee__c", "7.5", "Net__c",
					"-57.5")
			.ends("GIFT pi_1", "Status__c", "Fully Refunded", "Refunded_Amount__c", "0", "Current_Amount__c", "0");
	}

	private static String dispute(String id, String status, int amount, String lines) {
		return """
				{'id':'%s','object':'dispute','amount':%d,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'%s','reason':'fraudulent','created':1760000010,'evidence_details':{'due_by':1760900000},
				'balance_transactions':[%s]}""".formatted(id, amount, status, lines);
	}

	private static String line(String id, int amount, int fee) {
		return """
				{'id':'%s','object':'balance_transaction','amount':%d,'currency':'usd','fee':%d,'net':%d,
				'created':1760000010,'available_on':1760054400,'reporting_category':'%s'}""".formatted(id, amount, fee,
				amount - fee, (amount < 0) ? "dispute" : "dispute_reversal");
	}

}

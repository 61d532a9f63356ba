package org.almoner.gateway.stripe;

import java.util.stream.Stream;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;

/** Refunds that wait, end, come back, or name their payment late or not at all. */
final class RefundHistories {

	private RefundHistories() {
	}

	static Stream<History> all() {
		return Stream.of(canceledByTheDonor(), cameBack(), failedAndMadeAgain(), byIntentAlone(), chargeNamedLater(),
				ofNoPayment(), withinOldCharges());
	}

	private static History canceledByTheDonor() {
		return new History("a refund that waits for the donor, then is canceled",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.created", 10, refund("re_1", "requires_action", 1000, 10))
					.event("charge.refunded", 10, refunded(1000))
					.event("refund.updated", 90, refund("re_1", "canceled", 1000, 10))
					.event("charge.updated", 90, charge("ch_1", "succeeded", "pi_1", "")))
			.ends("REFUND re_1", "Status__c", "Canceled", "Amount__c", "-10")
			.ends("PAYMENT ch_1", "Status__c", "Success", "Amount_Refunded__c", "")
			.ends("GIFT pi_1", "Status__c", "Paid", "Refunded_Amount__c", "0", "Current_Amount__c", "50");
	}

	private static History cameBack() {
		return new History("a refund of all that comes back after it succeeded",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.created", 10, refund("re_1", "succeeded", 5000, 10))
					.event("charge.refunded", 10, refunded(5000).replace("'captured'", "'refunded':true,'captured'"))
					.event("refund.updated", 20, refund("re_1", "succeeded", 5000, 10))
					.event("refund.failed", 900, refund("re_1", "failed", 5000, 10)))
			.ends("REFUND re_1", "Status__c", "Failed")
			.ends("PAYMENT ch_1", "Status__c", "Success", "Amount_Refunded__c", "")
			.ends("GIFT pi_1", "Status__c", "Paid", "Refunded_Amount__c", "0", "Current_Amount__c", "50");
	}

	private static History failedAndMadeAgain() {
		return new History("a refund that fails and is made again",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.created", 10, refund("re_1", "pending", 2000, 10))
					.event("refund.failed", 500, refund("re_1", "failed", 2000, 10))
					.event("refund.created", 600, refund("re_2", "succeeded", 2000, 600))
					.event("charge.refunded", 600, refunded(2000)))
			.ends("REFUND re_1", "Status__c", "Failed")
			.ends("REFUND re_2", "Status__c", "Success")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "20", "Current_Amount__c",
					"30");
	}

	private static History byIntentAlone() {
		return new History("a refund that names the intent alone, of which one try failed",
				new Given().event("charge.failed", 1, charge("ch_0", "failed", "pi_1", Histories.FAILURE))
					.event("charge.succeeded", 60, charge("ch_1", "succeeded", "pi_1", ""))
					.event("payment_intent.succeeded", 60, intent("pi_1", "succeeded", "ch_1", ""))
					.event("refund.created", 70, withoutCharge("pending"))
					.event("refund.updated", 80, withoutCharge("succeeded")))
			.ends("REFUND re_1", "Status__c", "Success", "Source_Transaction__c", "ch_1", "Gift_Transaction__c", "pi_1",
					"Customer_Id__c", "cus_1")
			.ends("PAYMENT ch_1", "Status__c", "Partially Refunded", "Amount_Refunded__c", "10")
			.ends("PAYMENT ch_0", "Status__c", "Failed", "Amount_Refunded__c", "")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Current_Amount__c", "40");
	}

	private static History chargeNamedLater() {
		return new History("a refund whose charge is known later",
				new Given().event("refund.created", 70, withoutCharge("pending").replace("'pi_1'", "null"))
					.event("charge.succeeded", 60, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.updated", 80, refund("re_1", "succeeded", 1000, 70))
					.event("charge.refunded", 81, refunded(1000)))
			.ends("REFUND re_1", "Status__c", "Success", "Source_Transaction__c", "ch_1", "Gift_Transaction__c", "pi_1")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "10");
	}

	private static History ofNoPayment() {
		String refund = withoutCharge("succeeded").replace("'pi_1'", "null")
			.replace("'object'", "'customer':'cus_1','object'");
		return new History("a refund of no payment, to a customer",
				new Given().event("refund.created", 70, refund.replace("succeeded", "pending"))
					.event("refund.updated", 80, refund)
					.event("customer.created", 1, "{'id':'cus_1','object':'customer','name':'Ada','email':'a@b.org'}")
					.event("charge.succeeded", 60, charge("ch_1", "succeeded", "pi_1", "")))
			.ends("REFUND re_1", "Status__c", "Success", "Amount__c", "-10", "Source_Transaction__c", "",
					"Gift_Transaction__c", "", "Gateway_Customer__c", "cus_1")
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50");
	}

	/** Until 2022-11-15 charges showed their refunds, which did not always name them. */
	private static History withinOldCharges() {
		String refund = refund("re_1", "succeeded", 1000, 10).replace("'charge':'ch_1','payment_intent':'pi_1',", "");
		String list = ",'refunds':{'object':'list','data':[" + refund + "]}";
		return new History("a refund that only its charge shows",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "", ""))
					.event("charge.refunded", 10, shown(list))
					.event("charge.updated", 30, shown(",'refunds':[" + refund + "]")))
			.ends("REFUND re_1", "Status__c", "Success", "Source_Transaction__c", "ch_1", "Charge_Id__c", "ch_1")
			.ends("GIFT ch_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "10");
	}

	private static String shown(String list) {
		return charge("ch_1", "succeeded", "", list).replace("'amount_refunded':0", "'amount_refunded':1000");
	}

	private static String withoutCharge(String status) {
		return refund("re_1", status, 1000, 70).replace("'charge':'ch_1'", "'charge':null");
	}

	static String refunded(int amount) {
		return charge("ch_1", "succeeded", "pi_1", "").replace("'amount_refunded':0", "'amount_refunded':" + amount);
	}

	/** A refund of a charge. */
	static String refund(String id, String status, int amount, int created) {
		return """
				{'id':'%s','object':'refund','amount':%d,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'%s','reason':'requested_by_customer','created':%d}""".formatted(id, amount, status,
				1_760_000_000 + created);
	}

}

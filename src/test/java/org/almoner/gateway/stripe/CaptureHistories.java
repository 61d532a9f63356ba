package org.almoner.gateway.stripe;

import java.util.stream.Stream;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;

/** Cards that are held first, and charged later with all of it, a part, or nothing. */
final class CaptureHistories {

	private CaptureHistories() {
	}

	static Stream<History> all() {
		return Stream.of(partOfAHold(), partOfAHoldBeforeItWasTold(), partOfAHoldCountedApart(), halfOfAHoldGivenBack(),
				expiredHold(), holdReleasedByARefund(), severalCaptures(), restReleasedAtTheLastCapture(),
				settledHold(), holdSettledWithoutItsRest());
	}

	private static History partOfAHold() {
		return captured("a hold of which a part is taken, and a part of that given back",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.captured", 100, taken("pi_1", 3000, 2000))
					.event("payment_intent.succeeded", 100, received(3000))
					.event("refund.created", 101, RefundHistories.refund("re_rest", "succeeded", 2000, 100))
					.event("refund.created", 500, RefundHistories.refund("re_1", "succeeded", 1000, 500))
					.event("charge.refunded", 500, taken("pi_1", 3000, 3000)),
				"pi_1");
	}

	/** As charges were shown until August 2020, without an intent. */
	private static History partOfAHoldBeforeItWasTold() {
		String rest = refundWithin("re_rest", 2000, 100);
		return captured("a part of a hold, as it was told before 2020",
				new Given().event("charge.succeeded", 1, held("").replace("'amount_captured':0,", ""))
					.event("charge.captured", 100, untold(2000, rest))
					.event("charge.updated", 200, untold(2000, rest))
					.event("charge.refunded", 500, untold(3000, refundWithin("re_1", 1000, 500) + "," + rest)),
				"ch_1");
	}

	private static History captured(String name, Given given, String gift) {
		return new History(name, given)
			.ends("PAYMENT ch_1", "Status__c", "Partially Refunded", "Amount__c", "30", "Amount_Refunded__c", "10")
			.ends("GIFT " + gift, "Status__c", "Partially Refunded", "Original_Amount__c", "30", "Refunded_Amount__c",
					"10", "Current_Amount__c", "20")
			.ends("REFUND re_rest", "Status__c", "Canceled", "Source_Transaction__c", "ch_1", "Gift_Transaction__c", "")
			.ends("REFUND re_1", "Status__c", "Success", "Amount__c", "-10", "Gift_Transaction__c", gift);
	}

	/** Should the rest not be counted as refunded, all that was taken still can be. */
	private static History partOfAHoldCountedApart() {
		return new History("a part of a hold whose rest is not counted as refunded, then given back",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.captured", 100, taken("pi_1", 3000, 0))
					.event("payment_intent.succeeded", 100, received(3000))
					.event("refund.created", 500, RefundHistories.refund("re_1", "succeeded", 3000, 500))
					.event("charge.refunded", 500,
							taken("pi_1", 3000, 3000).replace("'captured'", "'refunded':true,'captured'")))
			.ends("PAYMENT ch_1", "Status__c", "Refunded", "Amount__c", "30", "Amount_Refunded__c", "30")
			.ends("REFUND re_1", "Status__c", "Success", "Gift_Transaction__c", "pi_1")
			.ends("GIFT pi_1", "Status__c", "Fully Refunded", "Original_Amount__c", "30", "Current_Amount__c", "0");
	}

	private static History halfOfAHoldGivenBack() {
		return new History("half of a hold, all of it given back",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.captured", 100, taken("pi_1", 2500, 2500))
					.event("refund.created", 100, RefundHistories.refund("re_rest", "succeeded", 2500, 100))
					.event("refund.created", 500, RefundHistories.refund("re_1", "succeeded", 2500, 500))
					.event("charge.refunded", 500,
							taken("pi_1", 2500, 5000).replace("'captured'", "'refunded':true,'captured'")))
			.ends("PAYMENT ch_1", "Status__c", "Refunded", "Amount__c", "25", "Amount_Refunded__c", "25")
			.ends("REFUND re_rest", "Status__c", "Canceled")
			.ends("REFUND re_1", "Status__c", "Success")
			.ends("GIFT pi_1", "Status__c", "Fully Refunded", "Refunded_Amount__c", "25", "Current_Amount__c", "0");
	}

	private static History expiredHold() {
		return new History("a hold that expires",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.expired", 900,
							held("pi_1").replace("'amount_refunded':0", "'amount_refunded':5000,'refunded':true"))
					.event("refund.created", 900,
							RefundHistories.refund("re_rest", "succeeded", 5000, 900)
								.replace("requested_by_customer", "expired_uncaptured_charge"))
					.event("payment_intent.canceled", 901,
							intent("pi_1", "canceled", "ch_1", "").replace("'canceled_at':null",
									"'canceled_at':1760000901")))
			.ends("PAYMENT ch_1", "Status__c", "Canceled", "Amount__c", "50", "Amount_Refunded__c", "")
			.ends("REFUND re_rest", "Status__c", "Canceled", "Gift_Transaction__c", "")
			.ends("GIFT pi_1", "Status__c", "Canceled", "Refunded_Amount__c", "0", "Current_Amount__c", "0");
	}

	private static History holdReleasedByARefund() {
		return new History("a hold that the charity lets go by a refund",
				new Given().event("charge.succeeded", 1, held(""))
					.event("refund.created", 60,
							RefundHistories.refund("re_rest", "succeeded", 5000, 60).replace("'pi_1'", "null"))
					.event("charge.refunded", 60,
							held("").replace("'amount_refunded':0", "'amount_refunded':5000,'refunded':true")))
			.ends("PAYMENT ch_1", "Status__c", "Canceled", "Amount_Refunded__c", "")
			.ends("REFUND re_rest", "Status__c", "Canceled", "Gift_Transaction__c", "")
			.ends("GIFT ch_1", "Status__c", "Canceled", "Refunded_Amount__c", "0");
	}

	private static History severalCaptures() {
		return new History("a hold that is taken in several parts",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.updated", 100, taken("pi_1", 2000, 0))
					.event("refund.created", 200, RefundHistories.refund("re_1", "succeeded", 500, 200))
					.event("charge.refunded", 200, taken("pi_1", 2000, 500))
					.event("charge.updated", 300, taken("pi_1", 4500, 500))
					.event("payment_intent.succeeded", 300, received(4500)))
			.ends("PAYMENT ch_1", "Status__c", "Partially Refunded", "Amount__c", "45", "Amount_Refunded__c", "5")
			.ends("REFUND re_1", "Status__c", "Success", "Gift_Transaction__c", "pi_1")
			.ends("GIFT pi_1", "Original_Amount__c", "45", "Refunded_Amount__c", "5", "Current_Amount__c", "40");
	}

	private static History restReleasedAtTheLastCapture() {
		return new History("a hold that is taken in two parts, and the rest let go",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.updated", 100, taken("pi_1", 1000, 0))
					.event("charge.captured", 300, taken("pi_1", 3000, 2000))
					.event("payment_intent.succeeded", 300, received(3000))
					.event("refund.created", 300, RefundHistories.refund("re_rest", "succeeded", 2000, 300))
					.event("charge.updated", 320, taken("pi_1", 3000, 2000)))
			.ends("PAYMENT ch_1", "Status__c", "Success", "Amount__c", "30", "Amount_Refunded__c", "")
			.ends("REFUND re_rest", "Status__c", "Canceled", "Gift_Transaction__c", "")
			.ends("GIFT pi_1", "Status__c", "Paid", "Original_Amount__c", "30", "Current_Amount__c", "30");
	}

	/** Fee and net of what was taken, once the line of the rest is known. */
	private static History settledHold() {
		return new History("a part of a hold with its lines on the balance",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.captured", 100, settled(taken("pi_1", 3000, 2000), "txn_1", 5000, 175, "charge"))
					.event("payment_intent.succeeded", 100, received(3000))
					.event("refund.created", 101,
							settled(RefundHistories.refund("re_rest", "succeeded", 2000, 100), "txn_2", -2000, -58,
									"partial_capture_reversal")))
			.ends("PAYMENT ch_1", "Amount__c", "30", "Settlement_Amount__c", "50")
			.ends("REFUND re_rest", "Status__c", "Canceled", "Settlement_Amount__c", "-20")
			.ends("GIFT pi_1", "Gateway_Fee__c", "1.17", "Net_Amount__c", "28.83", "Original_Amount__c", "30");
	}

	private static History holdSettledWithoutItsRest() {
		return new History("a part of a hold of which only the whole line is known",
				new Given().event("charge.succeeded", 1, held("pi_1"))
					.event("charge.captured", 100, settled(taken("pi_1", 3000, 2000), "txn_1", 5000, 175, "charge")))
			.ends("GIFT pi_1", "Original_Amount__c", "30", "Gateway_Fee__c", "", "Net_Amount__c", "");
	}

	private static String settled(String object, String line, int amount, int fee, String category) {
		return object.replaceFirst("'object'", """
				'balance_transaction':{'id':'%s','amount':%d,'fee':%d,'net':%d,'currency':'usd',
				'reporting_category':'%s'},'object'""".formatted(line, amount, fee, amount - fee, category));
	}

	private static String held(String intent) {
		return charge("ch_1", "succeeded", intent, "").replace("'captured':true",
				"'amount_captured':0,'captured':false");
	}

	private static String taken(String intent, int captured, int refunded) {
		return charge("ch_1", "succeeded", intent, ",'amount_captured':" + captured).replace("'amount_refunded':0",
				"'amount_refunded':" + refunded);
	}

	private static String received(int amount) {
		return intent("pi_1", "succeeded", "ch_1", "").replace("'amount_received':5000", "'amount_received':" + amount);
	}

	private static String untold(int refunded, String refunds) {
		return charge("ch_1", "succeeded", "", ",'refunds':{'object':'list','data':[" + refunds + "]}")
			.replace("'amount_refunded':0", "'amount_refunded':" + refunded);
	}

	private static String refundWithin(String id, int amount, int created) {
		return "{'id':'%s','object':'refund','amount':%d,'currency':'usd','created':%d}".formatted(id, amount,
				1_760_000_000 + created);
	}

}

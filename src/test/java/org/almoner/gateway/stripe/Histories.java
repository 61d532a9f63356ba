package org.almoner.gateway.stripe;

import java.util.stream.Stream;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.almoner.gateway.stripe.Given.invoicePayment;

/** Short histories, of which every order must lead to the same records. */
final class Histories {

	static final String FAILURE = ",'failure_code':'card_declined','failure_message':'No.','outcome':{'reason':'do_not_honor'}";

	private Histories() {
	}

	static Stream<History> all() {
		return Stream
			.of(ordinary(), CaptureHistories.all(), RefundHistories.all(), DisputeHistories.all(),
					InvoiceHistories.all())
			.flatMap((some) -> some);
	}

	private static Stream<History> ordinary() {
		return Stream.of(cardSuccess(), bankDebitThatFails(), failedCardThenSuccess(), instalmentSinceBasil(),
				instalmentBeforeBasil(), paidPastStripe(), voidInvoice(), payout(), customer(), refunds(), wonDispute(),
				lostDisputeOfABankReturn(), checkout());
	}

	private static History cardSuccess() {
		return new History("a card success with its balance transaction later",
				new Given().event("payment_intent.succeeded", 3, intent("pi_1", "succeeded", "ch_1", ""))
					.event("charge.succeeded", 3, charge("ch_1", "succeeded", "pi_1", ",'balance_transaction':null"))
					.event("charge.updated", 5, charge("ch_1", "succeeded", "pi_1", ",'balance_transaction':'txn_1'"))
					.event("customer.created", 1, "{'id':'cus_1','object':'customer','name':'Ada','email':'a@b.org'}"))
			.ends("PAYMENT ch_1", "Status__c", "Success", "Balance_Transaction_Id__c", "txn_1", "Gateway_Customer__c",
					"cus_1")
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50");
	}

	private static History bankDebitThatFails() {
		return new History("a bank debit that is pending, then fails",
				new Given().event("payment_intent.processing", 1, intent("pi_1", "processing", "ch_1", ""))
					.event("charge.pending", 1, charge("ch_1", "pending", "pi_1", ""))
					.event("charge.failed", 900, charge("ch_1", "failed", "pi_1", FAILURE))
					.event("payment_intent.payment_failed", 900,
							intent("pi_1", "requires_payment_method", "ch_1",
									",'last_payment_error':{'charge':'ch_1','decline_code':'no_account'}")))
			.ends("PAYMENT ch_1", "Status__c", "Failed", "Decline_Code__c", "no_account")
			.ends("GIFT pi_1", "Status__c", "Failed", "Current_Amount__c", "0");
	}

	private static History failedCardThenSuccess() {
		return new History("a failed card, then a success",
				new Given().event("charge.failed", 1, charge("ch_1", "failed", "pi_1", FAILURE))
					.event("payment_intent.payment_failed", 1,
							intent("pi_1", "requires_payment_method", "ch_1",
									",'last_payment_error':{'charge':'ch_1','decline_code':'lost_card'}"))
					.event("charge.succeeded", 60,
							charge("ch_2", "succeeded", "pi_1", ",'created':1760000060")
								.replaceFirst("'created':1760000000,", ""))
					.event("payment_intent.succeeded", 60, intent("pi_1", "succeeded", "ch_2", "")))
			.ends("PAYMENT ch_1", "Status__c", "Failed", "Gift_Transaction__c", "pi_1")
			.ends("PAYMENT ch_2", "Status__c", "Success", "Gift_Transaction__c", "pi_1")
			.ends("GIFT pi_1", "Status__c", "Paid", "Gateway_Reference__c", "ch_2");
	}

	private static History instalmentSinceBasil() {
		return new History("an instalment since basil",
				new Given().event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("charge.succeeded", 5, charge("ch_1", "succeeded", "pi_1", ""))
					.event("payment_intent.succeeded", 5, intent("pi_1", "succeeded", "ch_1", ""))
					.event("invoice_payment.paid", 6,
							invoicePayment("in_1", "{'type':'payment_intent','payment_intent':'pi_1'}"))
					.event("invoice.paid", 6, invoice("in_1", "paid", ""))
					.event("invoice.payment_succeeded", 6, invoice("in_1", "paid", "")))
			.ends("PAYMENT ch_1", "Gateway_Invoice__c", "in_1")
			.ends("INVOICE in_1", "Status__c", "Paid", "Gift_Transaction__c", "pi_1")
			.ends("GIFT pi_1", "Status__c", "Paid", "Recurring__c", "true", "Subscription_Id__c", "sub_1");
	}

	private static History instalmentBeforeBasil() {
		return new History("an instalment before basil", new Given()
			.event("invoice.payment_failed", 1, invoice("in_1", "open", ",'charge':'ch_1','payment_intent':'pi_1'"))
			.event("charge.failed", 1, charge("ch_1", "failed", "pi_1", ",'invoice':'in_1'" + FAILURE))
			.event("charge.succeeded", 90,
					charge("ch_2", "succeeded", "pi_1", ",'invoice':'in_1','created':1760000090")
						.replaceFirst("'created':1760000000,", ""))
			.event("invoice.paid", 91, invoice("in_1", "paid", ",'charge':'ch_2','payment_intent':'pi_1'")))
			.ends("GIFT pi_1", "Status__c", "Paid", "Recurring__c", "true", "Gateway_Reference__c", "ch_2");
	}

	private static History paidPastStripe() {
		return new History("an invoice paid past Stripe",
				new Given().event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("invoice_payment.paid", 6, invoicePayment("in_1", "{'type':'out_of_band_payment'}"))
					.event("invoice.paid", 6, invoice("in_1", "paid", ",'amount_paid_off_stripe':5000")))
			.ends("PAYMENT in_1", "Status__c", "Success", "Amount__c", "50")
			.ends("GIFT in_1", "Status__c", "Paid", "Original_Amount__c", "50");
	}

	private static History voidInvoice() {
		return new History("a debit canceled under way by a void invoice",
				new Given().event("charge.pending", 1, charge("ch_1", "pending", "pi_1", ",'invoice':'in_1'"))
					.event("invoice.finalized", 1, invoice("in_1", "open", ",'charge':'ch_1','payment_intent':'pi_1'"))
					.event("invoice.voided", 70, invoice("in_1", "void",
							",'charge':'ch_1','payment_intent':'pi_1','status_transitions':{'voided_at':1760000070}"))
					.event("payment_intent.canceled", 70,
							intent("pi_1", "canceled", "ch_1", ",'canceled_at':1760000070")
								.replaceFirst("'canceled_at':null,", "")))
			.ends("PAYMENT ch_1", "Status__c", "Canceled")
			.ends("GIFT pi_1", "Status__c", "Canceled", "Current_Amount__c", "0");
	}

	private static History payout() {
		return new History("a payout that is paid, then fails",
				new Given().event("payout.created", 1, payout("pending"))
					.event("payout.updated", 2, payout("in_transit"))
					.event("payout.paid", 3, payout("paid"))
					.event("payout.failed", 3, payout("failed")))
			.ends("PAYOUT po_1", "Status__c", "Failed", "Arrival_Date__c", "2025-10-10");
	}

	private static History customer() {
		return new History("a customer created, updated and deleted in one second",
				new Given()
					.event("customer.created", 1, "{'id':'cus_1','object':'customer','name':'A','email':'a@b.org'}")
					.event("customer.updated", 1, "{'id':'cus_1','object':'customer','name':'B','email':null}")
					.event("customer.deleted", 1, "{'id':'cus_1','object':'customer','name':'B','email':null}")
					.event("charge.succeeded", 1, charge("ch_1", "succeeded", "", "")))
			.ends("CUSTOMER cus_1", "Deleted__c", "true", "Name", "B");
	}

	private static String payout(String status) {
		return """
				{'id':'po_1','object':'payout','amount':4855,'currency':'usd','status':'%s','automatic':true,
				'arrival_date':1760054400,'method':'standard','livemode':true}""".formatted(status);
	}

	private static History refunds() {
		return new History("two partial refunds and one that fails",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("refund.created", 10, refund("re_1", "pending", 1000, 10))
					.event("charge.refunded", 10, refundedCharge(1000))
					.event("refund.updated", 20, refund("re_2", "succeeded", 500, 20))
					.event("charge.refunded", 20, refundedCharge(1500))
					.event("refund.failed", 30, refund("re_1", "failed", 1000, 10)))
			.ends("REFUND re_1", "Status__c", "Failed", "Amount__c", "-10")
			.ends("REFUND re_2", "Status__c", "Success", "Amount__c", "-5")
			.ends("PAYMENT ch_1", "Status__c", "Partially Refunded", "Amount_Refunded__c", "5")
			.ends("GIFT pi_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "5", "Current_Amount__c", "45");
	}

	private static String refund(String id, String status, int amount, int created) {
		return """
				{'id':'%s','object':'refund','amount':%d,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'%s','reason':'requested_by_customer','created':%d}""".formatted(id, amount, status,
				1_760_000_000 + created);
	}

	private static String refundedCharge(int amount) {
		return charge("ch_1", "succeeded", "pi_1", "").replace("'amount_refunded':0", "'amount_refunded':" + amount);
	}

	private static History wonDispute() {
		return new History("a dispute that is won",
				new Given().event("charge.succeeded", 1, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.created", 10, dispute("needs_response", ""))
					.event("charge.dispute.funds_withdrawn", 10, dispute("needs_response", WITHDRAWN))
					.event("charge.dispute.updated", 20, dispute("under_review", WITHDRAWN))
					.event("charge.dispute.closed", 30, dispute("won", WITHDRAWN))
					.event("charge.dispute.funds_reinstated", 30, dispute("won", WITHDRAWN + "," + REINSTATED)))
			.ends("DISPUTE dp_1", "Status__c", "Won", "Source_Transaction__c", "ch_1")
			.ends("ADJUSTMENT txn_1", "Status__c", "Dispute Won", "Amount__c", "-50", "Fee__c", "15")
			.ends("ADJUSTMENT txn_2", "Status__c", "Dispute Won", "Amount__c", "50")
			.ends("PAYMENT ch_1", "Status__c", "Dispute Won")
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50");
	}

	private static History lostDisputeOfABankReturn() {
		return new History("a bank return that arrives as a lost dispute",
				new Given().event("charge.pending", 1, charge("ch_1", "pending", "pi_1", ""))
					.event("charge.succeeded", 5, charge("ch_1", "succeeded", "pi_1", ""))
					.event("charge.dispute.closed", 30, dispute("lost", WITHDRAWN))
					.event("charge.updated", 30, charge("ch_1", "succeeded", "pi_1", ",'disputed':true")))
			.ends("PAYMENT ch_1", "Status__c", "Dispute Lost")
			.ends("GIFT pi_1", "Status__c", "Fully Refunded", "Refunded_Amount__c", "0", "Current_Amount__c", "0");
	}

	private static final String WITHDRAWN = """
			{'id':'txn_1','object':'balance_transaction','amount':-5000,'currency':'usd','fee':1500,'net':-6500,
			'created':1760000010,'available_on':1760054400,'reporting_category':'dispute'}""";

	private static final String REINSTATED = """
			{'id':'txn_2','object':'balance_transaction','amount':5000,'currency':'usd','fee':0,'net':5000,
			'created':1760000030,'available_on':1760054400,'reporting_category':'dispute_reversal'}""";

	private static String dispute(String status, String lines) {
		return """
				{'id':'dp_1','object':'dispute','amount':5000,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'%s','reason':'fraudulent','created':1760000010,'evidence_details':{'due_by':1760900000},
				'balance_transactions':[%s]}""".formatted(status, lines);
	}

	/** A checkout session of a payment. */
	static String session(String paymentStatus) {
		return """
				{'id':'cs_1','object':'checkout.session','mode':'payment','payment_status':'%s','payment_intent':'pi_1',
				'amount_total':5000,'currency':'usd','created':1760000000,'livemode':true,'customer':null,
				'customer_details':{'name':'Grace Hopper','email':'grace@example.org'},'metadata':{},
				'custom_fields':[{'key':'designation','type':'text','text':{'value':'Organ'}}]}"""
			.formatted(paymentStatus);
	}

	private static History checkout() {
		return new History("a gift through Stripe's own page",
				new Given().event("checkout.session.completed", 2, session("unpaid"))
					.event("charge.pending", 2, charge("ch_1", "pending", "pi_1", ""))
					.event("payment_intent.processing", 2, intent("pi_1", "processing", "ch_1", ""))
					.event("checkout.session.async_payment_succeeded", 9, session("paid"))
					.event("charge.succeeded", 9, charge("ch_1", "succeeded", "pi_1", ""))
					.event("payment_intent.succeeded", 9, intent("pi_1", "succeeded", "ch_1", "")))
			.ends("GIFT pi_1", "Status__c", "Paid", "Designation__c", "Roof", "Donor_Name__c", "Ada Lovelace")
			.ends("PAYMENT ch_1", "Status__c", "Success");
	}

}

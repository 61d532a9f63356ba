package org.almoner.gateway.stripe;

import java.util.stream.Stream;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.almoner.gateway.stripe.Given.invoicePayment;

/** The ends that an invoice may come to. */
final class InvoiceHistories {

	private static final String TRIED = ",'charge':'ch_1','payment_intent':'pi_1'";

	private InvoiceHistories() {
	}

	static Stream<History> all() {
		return Stream.of(paidPastStripeBeforeBasil(), paidPastStripeAfterAll(), paidByCardAfterAll(), writtenOff(),
				voidAfterAll(), voidWithoutATry(), uncollectibleWithoutATry());
	}

	private static History paidPastStripeBeforeBasil() {
		String paid = invoice("in_1", "paid",
				",'paid':true,'paid_out_of_band':true,'status_transitions':{'paid_at':1760000006}");
		return new History("an invoice paid past Stripe before basil",
				new Given().event("invoice.created", 1, invoice("in_1", "draft", ""))
					.event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("invoice.updated", 6, paid)
					.event("invoice.paid", 6, paid)
					.event("invoice.payment_succeeded", 6, paid))
			.ends("PAYMENT in_1", "Status__c", "Success", "Amount__c", "50", "Occurred_At__c", "2025-10-09T08:53:26Z",
					"Payment_Method__c", "out_of_band")
			.ends("GIFT in_1", "Status__c", "Paid", "Original_Amount__c", "50", "Invoice_Id__c", "in_1")
			.ends("INVOICE in_1", "Status__c", "Paid", "Gift_Transaction__c", "in_1");
	}

	private static History paidPastStripeAfterAll() {
		return new History("an uncollectible invoice that is paid past Stripe after all",
				new Given().event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("invoice.marked_uncollectible", 50, invoice("in_1", "uncollectible", ""))
					.event("invoice_payment.paid", 90, invoicePayment("in_1", "{'type':'out_of_band_payment'}"))
					.event("invoice.paid", 90, invoice("in_1", "paid", ",'amount_paid_off_stripe':5000")))
			.ends("PAYMENT in_1", "Status__c", "Success", "Amount__c", "50")
			.ends("GIFT in_1", "Status__c", "Paid", "Current_Amount__c", "50")
			.ends("INVOICE in_1", "Status__c", "Paid");
	}

	private static History paidByCardAfterAll() {
		String second = charge("ch_2", "succeeded", "pi_1", ",'invoice':'in_1'").replace("'created':1760000000",
				"'created':1760000090");
		return new History("an uncollectible invoice that is paid by card after all",
				new Given().event("charge.failed", 1, charge("ch_1", "failed", "pi_1", ",'invoice':'in_1'"))
					.event("invoice.payment_failed", 1, invoice("in_1", "open", TRIED))
					.event("invoice.marked_uncollectible", 50, invoice("in_1", "uncollectible", TRIED))
					.event("charge.succeeded", 90, second)
					.event("invoice.paid", 90, invoice("in_1", "paid", TRIED.replace("ch_1", "ch_2"))))
			.ends("GIFT pi_1", "Status__c", "Paid", "Current_Amount__c", "50", "Gateway_Reference__c", "ch_2")
			.ends("INVOICE in_1", "Status__c", "Paid", "Gift_Transaction__c", "pi_1");
	}

	private static History writtenOff() {
		return new History("a failed instalment that is written off",
				new Given().event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("charge.failed", 1, charge("ch_1", "failed", "pi_1", ",'invoice':'in_1'"))
					.event("invoice.payment_failed", 1, invoice("in_1", "open", TRIED))
					.event("invoice.marked_uncollectible", 50, invoice("in_1", "uncollectible", TRIED)))
			.ends("PAYMENT ch_1", "Status__c", "Failed")
			.ends("GIFT pi_1", "Status__c", "Written-Off", "Current_Amount__c", "0", "Original_Amount__c", "50")
			.ends("INVOICE in_1", "Status__c", "Uncollectible");
	}

	private static History voidAfterAll() {
		return new History("an uncollectible invoice that is void after all",
				new Given().event("charge.failed", 1, charge("ch_1", "failed", "pi_1", ",'invoice':'in_1'"))
					.event("invoice.payment_failed", 1, invoice("in_1", "open", TRIED))
					.event("invoice.marked_uncollectible", 50, invoice("in_1", "uncollectible", TRIED))
					.event("invoice.voided", 86_470,
							invoice("in_1", "void", TRIED + ",'status_transitions':{'voided_at':1760086470}")))
			.ends("GIFT pi_1", "Status__c", "Canceled", "Current_Amount__c", "0")
			.ends("INVOICE in_1", "Status__c", "Void", "Canceled_Date__c", "2025-10-10");
	}

	private static History voidWithoutATry() {
		return new History("an invoice that is void before anybody tried to pay it",
				new Given().event("invoice.created", 1, invoice("in_1", "draft", ""))
					.event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("invoice.voided", 70, invoice("in_1", "void", "")))
			.ends("INVOICE in_1", "Status__c", "Void", "Canceled_Date__c", "2025-10-09", "Gift_Transaction__c", "")
			.ends("GIFT in_1");
	}

	private static History uncollectibleWithoutATry() {
		return new History("an invoice that is uncollectible before anybody tried to pay it",
				new Given().event("invoice.finalized", 1, invoice("in_1", "open", ""))
					.event("invoice.marked_uncollectible", 70, invoice("in_1", "uncollectible", "")))
			.ends("INVOICE in_1", "Status__c", "Uncollectible", "Gift_Transaction__c", "")
			.ends("GIFT in_1");
	}

}

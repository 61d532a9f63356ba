package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Invoice__c}. */
final class InvoiceFields {

	static final Field INVOICE_ID = Field.id("Invoice_Id__c", 255);

	static final Field NUMBER = Field.id("Number__c", 80);

	static final Field STATUS = Field.picklist("Status__c", InvoiceStatus.labels());

	static final Field AMOUNT_DUE = Field.currency("Amount_Due__c");

	static final Field AMOUNT_PAID = Field.currency("Amount_Paid__c");

	static final Field AMOUNT_REMAINING = Field.currency("Amount_Remaining__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field ATTEMPT_COUNT = Field.number("Attempt_Count__c", 4, 0);

	static final Field NEXT_ATTEMPT_AT = Field.dateTime("Next_Attempt_At__c");

	static final Field INVOICE_DATE = Field.date("Invoice_Date__c");

	static final Field DUE_DATE = Field.date("Due_Date__c");

	static final Field PAID_AT = Field.dateTime("Paid_At__c");

	static final Field CANCELED_DATE = Field.date("Canceled_Date__c");

	static final Field BILLING_REASON = Field.text("Billing_Reason__c", 80);

	static final Field INTENT_ID = Field.id("Payment_Intent_Id__c", 255);

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field SUBSCRIPTION_ID = Field.id("Subscription_Id__c", 255);

	static final Field HOSTED_URL = Field.url("Hosted_Invoice_URL__c");

	static final Field CUSTOMER = Field.link("Gateway_Customer__c", RecordKind.CUSTOMER);

	static final Field SUBSCRIPTION = Field.link("Gateway_Subscription__c", RecordKind.SUBSCRIPTION);

	static final Field GIFT = Field.link("Gift_Transaction__c", RecordKind.GIFT);

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(INVOICE_ID, NUMBER, STATUS, AMOUNT_DUE, AMOUNT_PAID, AMOUNT_REMAINING,
			CURRENCY, ATTEMPT_COUNT, NEXT_ATTEMPT_AT, INVOICE_DATE, DUE_DATE, PAID_AT, CANCELED_DATE, BILLING_REASON,
			INTENT_ID, CHARGE_ID, CUSTOMER_ID, SUBSCRIPTION_ID, HOSTED_URL, CUSTOMER, SUBSCRIPTION, GIFT, LIVE_MODE);

	private InvoiceFields() {
	}

}

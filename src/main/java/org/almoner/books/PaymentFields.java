package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Transaction__c} that a payment shows. */
final class PaymentFields {

	static final Field TYPE = Field.picklist("Type__c", "Payment");

	static final Field STATUS = Field.picklist("Status__c", PaymentStatus.labels());

	static final Field INVOICE = Field.link("Gateway_Invoice__c", RecordKind.INVOICE);

	static final Field CUSTOMER = Field.link("Gateway_Customer__c", RecordKind.CUSTOMER);

	static final Field SUBSCRIPTION = Field.link("Gateway_Subscription__c", RecordKind.SUBSCRIPTION);

	static final Field GIFT = Field.link("Gift_Transaction__c", RecordKind.GIFT);

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field AMOUNT_REFUNDED = Field.currency("Amount_Refunded__c");

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field INTENT_ID = Field.id("Payment_Intent_Id__c", 255);

	static final Field INVOICE_ID = Field.id("Invoice_Id__c", 255);

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field SUBSCRIPTION_ID = Field.id("Subscription_Id__c", 255);

	static final Field BALANCE_TRANSACTION_ID = Field.id("Balance_Transaction_Id__c", 255);

	static final Field REFERENCE = Field.id("Transaction_Reference_Id__c", 255);

	static final Field PAYMENT_TYPE = Field.picklist("Payment_Type__c", "Cards", "Bank Debits", "Bank Transfers",
			"Wallets", "Crypto", "Other");

	static final Field PAYMENT_METHOD = Field.text("Payment_Method__c", 80);

	static final Field CARD_BRAND = Field.text("Card_Brand__c", 40);

	static final Field LAST4 = Field.id("Last4__c", 4);

	static final Field DECLINE_CODE = Field.text("Decline_Code__c", 100);

	static final Field RESULT_CODE = Field.text("Result_Code__c", 100);

	static final Field RESULT_MESSAGE = Field.text("Result_Message__c", 4000);

	static final Field PAYMENT_DATE = Field.date("Payment_Date__c");

	static final Field OCCURRED_AT = Field.dateTime("Occurred_At__c");

	static final Field CANCELED_DATE = Field.date("Canceled_Date__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = SettlementFields.with(TYPE, STATUS, INVOICE, CUSTOMER, SUBSCRIPTION, GIFT, AMOUNT,
			CURRENCY, AMOUNT_REFUNDED, CHARGE_ID, INTENT_ID, INVOICE_ID, CUSTOMER_ID, SUBSCRIPTION_ID,
			BALANCE_TRANSACTION_ID, REFERENCE, PAYMENT_TYPE, PAYMENT_METHOD, CARD_BRAND, LAST4, DECLINE_CODE,
			RESULT_CODE, RESULT_MESSAGE, PAYMENT_DATE, OCCURRED_AT, CANCELED_DATE, LIVE_MODE);

	private PaymentFields() {
	}

}

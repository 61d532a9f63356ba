package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Transaction__c} that a refund shows. */
final class RefundFields {

	static final Field TYPE = Field.picklist("Type__c", "Refund");

	static final Field STATUS = Field.picklist("Status__c", RefundStatus.labels());

	static final Field SOURCE = Field.link("Source_Transaction__c", RecordKind.PAYMENT);

	static final Field CUSTOMER = Field.link("Gateway_Customer__c", RecordKind.CUSTOMER);

	static final Field GIFT = Field.link("Gift_Transaction__c", RecordKind.GIFT);

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field INTENT_ID = Field.id("Payment_Intent_Id__c", 255);

	static final Field REFUND_ID = Field.id("Refund_Id__c", 255);

	static final Field CUSTOMER_ID = Field.id("Customer_Id__c", 255);

	static final Field BALANCE_TRANSACTION_ID = Field.id("Balance_Transaction_Id__c", 255);

	static final Field REFERENCE = Field.id("Transaction_Reference_Id__c", 255);

	static final Field REASON = Field.text("Refund_Reason__c", 100);

	static final Field RESULT_CODE = Field.text("Result_Code__c", 100);

	static final Field PAYMENT_DATE = Field.date("Payment_Date__c");

	static final Field OCCURRED_AT = Field.dateTime("Occurred_At__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = SettlementFields.with(TYPE, STATUS, SOURCE, CUSTOMER, GIFT, AMOUNT, CURRENCY,
			CHARGE_ID, INTENT_ID, REFUND_ID, CUSTOMER_ID, BALANCE_TRANSACTION_ID, REFERENCE, REASON, RESULT_CODE,
			PAYMENT_DATE, OCCURRED_AT, LIVE_MODE);

	private RefundFields() {
	}

}

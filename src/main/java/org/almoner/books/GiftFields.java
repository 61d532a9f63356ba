package org.almoner.books;

import java.util.List;

/** The fields of {@code Gift_Transaction__c}, the gift itself. */
final class GiftFields {

	static final Field STATUS = Field.picklist("Status__c", GiftStatus.labels());

	static final Field ORIGINAL_AMOUNT = Field.currency("Original_Amount__c");

	static final Field REFUNDED_AMOUNT = Field.currency("Refunded_Amount__c");

	static final Field CURRENT_AMOUNT = Field.currency("Current_Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field GATEWAY_FEE = Field.currency("Gateway_Fee__c");

	static final Field NET_AMOUNT = Field.currency("Net_Amount__c");

	static final Field TRANSACTION_DATE = Field.date("Transaction_Date__c");

	static final Field PAYMENT_METHOD = Field.text("Payment_Method__c", 80);

	static final Field GATEWAY_REFERENCE = Field.id("Gateway_Reference__c", 255);

	static final Field PROCESSOR_REFERENCE = Field.id("Processor_Reference__c", 255);

	static final Field LAST_RESPONSE_CODE = Field.text("Last_Gateway_Response_Code__c", 100);

	static final Field LAST_ERROR_MESSAGE = Field.text("Last_Gateway_Error_Message__c", 4000);

	static final Field LAST_PROCESSED_AT = Field.dateTime("Last_Gateway_Processed_At__c");

	static final Field DONOR_NAME = Field.text("Donor_Name__c", 255).ownedByPeople();

	static final Field DONOR_EMAIL = Field.email("Donor_Email__c").ownedByPeople();

	static final Field DONOR_CONTACT = Field.reference("Donor_Contact__c").ownedByPeople();

	static final Field DONOR_ACCOUNT = Field.reference("Donor_Account__c").ownedByPeople();

	static final Field CAMPAIGN = Field.reference("Campaign__c").ownedByPeople();

	static final Field DESIGNATION = Field.text("Designation__c", 255).ownedByPeople();

	static final Field DESCRIPTION = Field.text("Description__c", 255).ownedByPeople();

	static final Field ANONYMOUS = Field.checkbox("Anonymous__c").ownedByPeople();

	static final Field INTENT_ID = Field.id("Payment_Intent_Id__c", 255);

	static final Field INVOICE_ID = Field.id("Invoice_Id__c", 255);

	static final Field SUBSCRIPTION_ID = Field.id("Subscription_Id__c", 255);

	static final Field SUBSCRIPTION = Field.link("Gateway_Subscription__c", RecordKind.SUBSCRIPTION);

	static final Field RECURRING = Field.checkbox("Recurring__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(STATUS, ORIGINAL_AMOUNT, REFUNDED_AMOUNT, CURRENT_AMOUNT, CURRENCY,
			GATEWAY_FEE, NET_AMOUNT, TRANSACTION_DATE, PAYMENT_METHOD, GATEWAY_REFERENCE, PROCESSOR_REFERENCE,
			LAST_RESPONSE_CODE, LAST_ERROR_MESSAGE, LAST_PROCESSED_AT, DONOR_NAME, DONOR_EMAIL, DONOR_CONTACT,
			DONOR_ACCOUNT, CAMPAIGN, DESIGNATION, DESCRIPTION, ANONYMOUS, INTENT_ID, INVOICE_ID, SUBSCRIPTION_ID,
			SUBSCRIPTION, RECURRING, LIVE_MODE);

	private GiftFields() {
	}

}

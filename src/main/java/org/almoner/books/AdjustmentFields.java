package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Transaction__c} that an adjustment shows. */
final class AdjustmentFields {

	static final Field TYPE = Field.picklist("Type__c", "Adjustment");

	static final Field STATUS = Field.picklist("Status__c", "Success", "Disputed", "Dispute Won", "Dispute Lost");

	static final Field SOURCE = Field.link("Source_Transaction__c", RecordKind.PAYMENT);

	static final Field DISPUTE = Field.link("Gateway_Dispute__c", RecordKind.DISPUTE);

	static final Field GIFT = Field.link("Gift_Transaction__c", RecordKind.GIFT);

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field DISPUTE_ID = Field.id("Dispute_Id__c", 255);

	static final Field BALANCE_TRANSACTION_ID = Field.id("Balance_Transaction_Id__c", 255);

	static final Field PAYMENT_DATE = Field.date("Payment_Date__c");

	static final Field OCCURRED_AT = Field.dateTime("Occurred_At__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = SettlementFields.with(TYPE, STATUS, SOURCE, DISPUTE, GIFT, AMOUNT, CURRENCY,
			CHARGE_ID, DISPUTE_ID, BALANCE_TRANSACTION_ID, PAYMENT_DATE, OCCURRED_AT, LIVE_MODE);

	private AdjustmentFields() {
	}

}

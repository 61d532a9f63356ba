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

	static final Field SETTLEMENT_AMOUNT = Field.currency("Settlement_Amount__c");

	static final Field FEE = Field.currency("Fee__c");

	static final Field NET = Field.currency("Net__c");

	static final Field SETTLEMENT_CURRENCY = Field.id("Settlement_Currency__c", 3);

	static final Field EXCHANGE_RATE = Field.number("Exchange_Rate__c", 18, 8);

	static final Field AVAILABLE_ON = Field.date("Available_On__c");

	static final Field REPORTING_CATEGORY = Field.text("Reporting_Category__c", 80);

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field DISPUTE_ID = Field.id("Dispute_Id__c", 255);

	static final Field BALANCE_TRANSACTION_ID = Field.id("Balance_Transaction_Id__c", 255);

	static final Field PAYMENT_DATE = Field.date("Payment_Date__c");

	static final Field OCCURRED_AT = Field.dateTime("Occurred_At__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(TYPE, STATUS, SOURCE, DISPUTE, GIFT, AMOUNT, CURRENCY, SETTLEMENT_AMOUNT,
			FEE, NET, SETTLEMENT_CURRENCY, EXCHANGE_RATE, AVAILABLE_ON, REPORTING_CATEGORY, CHARGE_ID, DISPUTE_ID,
			BALANCE_TRANSACTION_ID, PAYMENT_DATE, OCCURRED_AT, LIVE_MODE);

	private AdjustmentFields() {
	}

}

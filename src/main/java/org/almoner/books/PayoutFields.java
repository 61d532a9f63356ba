package org.almoner.books;

import java.util.List;

/**
 * The fields of {@code Gateway_Payout__c} that the payout itself shows, and what came of
 * comparing it with its lines.
 */
final class PayoutFields {

	static final Field PAYOUT_ID = Field.id("Payout_Id__c", 255);

	static final Field STATUS = Field.picklist("Status__c", PayoutStatus.labels());

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field ARRIVAL_DATE = Field.date("Arrival_Date__c");

	static final Field AUTOMATIC = Field.checkbox("Automatic__c");

	static final Field METHOD = Field.text("Method__c", 40);

	static final Field STATEMENT_DESCRIPTOR = Field.text("Statement_Descriptor__c", 255);

	static final Field TRACE_ID = Field.id("Trace_Id__c", 255);

	static final Field FAILURE_CODE = Field.text("Failure_Code__c", 100);

	static final Field FAILURE_MESSAGE = Field.text("Failure_Message__c", 4000);

	static final Field RECONCILIATION_STATUS = Field.picklist("Reconciliation_Status__c", "Waiting", "Unreconciled",
			"Reconciled", "Not Reconcilable");

	static final Field RECONCILED_AT = Field.dateTime("Reconciled_At__c");

	static final Field PAYMENT_TOTAL = Field.currency("Payment_Total__c");

	static final Field REFUND_TOTAL = Field.currency("Refund_Total__c");

	static final Field ADJUSTMENT_TOTAL = Field.currency("Adjustment_Total__c");

	static final Field FEE_TOTAL = Field.currency("Fee_Total__c");

	static final Field NET_TOTAL = Field.currency("Net_Total__c");

	static final Field RECONCILIATION_BALANCE = Field.currency("Reconciliation_Balance__c");

	static final Field PAYMENT_COUNT = Field.number("Payment_Count__c", 9, 0);

	static final Field REFUND_COUNT = Field.number("Refund_Count__c", 9, 0);

	static final Field ADJUSTMENT_COUNT = Field.number("Adjustment_Count__c", 9, 0);

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(PAYOUT_ID, STATUS, AMOUNT, CURRENCY, ARRIVAL_DATE, AUTOMATIC, METHOD,
			STATEMENT_DESCRIPTOR, TRACE_ID, FAILURE_CODE, FAILURE_MESSAGE, RECONCILIATION_STATUS, RECONCILED_AT,
			PAYMENT_TOTAL, REFUND_TOTAL, ADJUSTMENT_TOTAL, FEE_TOTAL, NET_TOTAL, RECONCILIATION_BALANCE, PAYMENT_COUNT,
			REFUND_COUNT, ADJUSTMENT_COUNT, LIVE_MODE);

	private PayoutFields() {
	}

}

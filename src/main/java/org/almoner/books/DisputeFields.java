package org.almoner.books;

import java.util.List;

/** The fields of {@code Gateway_Dispute__c}. */
final class DisputeFields {

	static final Field DISPUTE_ID = Field.id("Dispute_Id__c", 255);

	static final Field STATUS = Field.picklist("Status__c", DisputeStatus.labels());

	static final Field GATEWAY_STATUS = Field.text("Gateway_Status__c", 80);

	static final Field REASON = Field.text("Reason__c", 100);

	static final Field AMOUNT = Field.currency("Amount__c");

	static final Field CURRENCY = Field.id("Currency__c", 3);

	static final Field EVIDENCE_DUE_BY = Field.dateTime("Evidence_Due_By__c");

	static final Field CHARGE_ID = Field.id("Charge_Id__c", 255);

	static final Field SOURCE = Field.link("Source_Transaction__c", RecordKind.PAYMENT);

	static final Field OPENED_AT = Field.dateTime("Opened_At__c");

	static final Field CLOSED_AT = Field.dateTime("Closed_At__c");

	static final Field LIVE_MODE = Field.checkbox("Live_Mode__c");

	static final List<Field> ALL = List.of(DISPUTE_ID, STATUS, GATEWAY_STATUS, REASON, AMOUNT, CURRENCY,
			EVIDENCE_DUE_BY, CHARGE_ID, SOURCE, OPENED_AT, CLOSED_AT, LIVE_MODE);

	private DisputeFields() {
	}

}

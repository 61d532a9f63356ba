package org.almoner.books;

/**
 * The kinds of records that mirror a gateway's objects, in the order in which they are
 * written: parents first.
 */
public enum RecordKind {

	/** A customer at the gateway. */
	CUSTOMER("Gateway_Customer__c"),
	/** A payout to the bank. */
	PAYOUT("Gateway_Payout__c"),
	/** The gift itself, in the bundled gift model. */
	GIFT("Gift_Transaction__c"),
	/** An invoice. */
	INVOICE("Gateway_Invoice__c"),
	/** A payment, or a try of one. */
	PAYMENT("Gateway_Transaction__c");

	private final String object;

	RecordKind(String object) {
		this.object = object;
	}

	/** The API name of the Salesforce object. */
	public String object() {
		return this.object;
	}

}

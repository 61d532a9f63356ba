package org.almoner.books;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of records that mirror a gateway's objects, in the order in which they are
 * written: parents first.
 */
public enum RecordKind {

	/** A customer at the gateway. */
	CUSTOMER("Gateway_Customer__c"),
	/** Something that can be given to. */
	PRODUCT("Gateway_Product__c"),
	/** A recurring gift at the gateway. */
	SUBSCRIPTION("Gateway_Subscription__c"),
	/** A donor's card or bank account. */
	PAYMENT_METHOD("Gateway_Payment_Method__c"),
	/** A payout to the bank. */
	PAYOUT("Gateway_Payout__c"),
	/** The gift itself, in the bundled gift model. */
	GIFT("Gift_Transaction__c"),
	/** An invoice. */
	INVOICE("Gateway_Invoice__c"),
	/** A payment, or a try of one. */
	PAYMENT("Gateway_Transaction__c", "Payment"),
	/** A dispute. */
	DISPUTE("Gateway_Dispute__c"),
	/** Money on its way back to a donor. */
	REFUND("Gateway_Transaction__c", "Refund"),
	/** Any other movement of money, such as what a dispute withdraws. */
	ADJUSTMENT("Gateway_Transaction__c", "Adjustment");

	private final String object;

	private final @Nullable String type;

	RecordKind(String object) {
		this(object, null);
	}

	RecordKind(String object, @Nullable String type) {
		this.object = object;
		this.type = type;
	}

	/** The API name of the Salesforce object. */
	public String object() {
		return this.object;
	}

	/** The value of {@code Type__c}, where several kinds share an object. */
	public @Nullable String type() {
		return this.type;
	}

}

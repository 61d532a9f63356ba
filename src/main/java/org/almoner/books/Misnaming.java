package org.almoner.books;

/**
 * A name in a payment's metadata that leads to no gift it can have; the payment has a
 * gift of its own.
 *
 * @param name what was said: a Salesforce id or a {@code Gateway_Key__c}
 * @param payment the payment that said so
 * @param cause why it can't have that gift
 */
public record Misnaming(String name, String payment, Cause cause) {

	/** Why a payment can't have the gift that it names. */
	public enum Cause {

		/** The org has no such gift. */
		UNKNOWN,
		/** The gift belongs to another Gateway Account. */
		OTHER_ACCOUNT,
		/** The gift is that of another payment. */
		OTHER_PAYMENT

	}

}

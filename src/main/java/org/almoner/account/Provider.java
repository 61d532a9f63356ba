package org.almoner.account;

/** The payment gateways. */
public enum Provider {

	/** Stripe. */
	STRIPE("Stripe");

	private final String label;

	Provider(String label) {
		this.label = label;
	}

	/** The value of {@code Provider__c}. */
	public String label() {
		return this.label;
	}

}

package org.almoner.payout;

/**
 * The lines of a payout of one kind.
 *
 * @param type the value of {@code Type__c}
 * @param category the gateway's reporting category; empty where it has not told
 * @param currency of the settlement; empty where it is not known
 * @param sums what they come to
 */
public record CategoryTotal(String type, String category, String currency, Sums sums) {

	/** What a bookkeeper calls such lines. */
	public Heading heading() {
		return Heading.of(this.type, this.category);
	}

}

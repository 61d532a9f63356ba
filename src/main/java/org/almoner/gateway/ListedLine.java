package org.almoner.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.money.Money;

/**
 * One movement of money of a payout, as the gateway lists it.
 *
 * @param id the gateway's id of the movement
 * @param record the Gateway Transaction that it is: a payment, a refund, or an adjustment
 * of its own
 * @param amounts what it moved
 * @param category the gateway's reporting category, such as {@code charge}; one that did
 * not exist yet when this was written is as good as any
 * @param facts what it says for the books: that its record belongs to the payout, what it
 * cost and brought, and what is known of its source, so that a missing record can be made
 * @param oddities what is wrong with it by itself
 */
public record ListedLine(String id, RecordKey record, Amounts amounts, String category, List<Fact> facts,
		Set<Oddity> oddities) {

	public ListedLine {
		facts = List.copyOf(facts);
		oddities = Set.copyOf(oddities);
	}

	/** The ids under which its facts are known: what fails is found by them. */
	public Set<String> causes() {
		return this.facts.stream().map((fact) -> fact.stamp().eventId()).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * What a line moved, in the currency of settlement.
	 *
	 * @param gross before fees; negative where money went
	 * @param fee as charged; negative where it was given back
	 * @param net what it adds to the payout
	 */
	public record Amounts(Money gross, Money fee, Money net) {
	}

	/** What can be wrong with a line by itself. */
	public enum Oddity {

		/** Its net is not its gross less its fee. */
		UNEVEN,
		/** It moved another amount than its payment or refund did, in one currency. */
		UNLIKE_ITS_SOURCE,
		/** Its payment or refund names another line as its own. */
		SECOND_OF_ITS_SOURCE

	}

}

package org.almoner.gateway;

import java.util.List;

import org.almoner.books.Fact;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payout as its gateway shows it now.
 *
 * @param id the gateway's id
 * @param amount what goes to the bank; negative where the bank is charged
 * @param lines whether the gateway can say what it is made of
 * @param ownLine the id of the payout's own line, which is no part of it; null where
 * there is none yet
 * @param facts what it says for the books
 */
public record ListedPayout(String id, Money amount, Lines lines, @Nullable String ownLine, List<Fact> facts) {

	public ListedPayout {
		facts = List.copyOf(facts);
	}

	/** Whether a gateway can say what a payout is made of. */
	public enum Lines {

		/** It can. */
		COMPLETE,
		/** Not yet. */
		NOT_YET,
		/** It never will: such as for a payout made by hand. */
		NEVER

	}

}

package org.almoner.payout;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A row of a journal: either debit or credit is above zero, the other is zero.
 *
 * @param account the name of the account; whoever imports the journal maps it to theirs
 * @param description what it is
 * @param debit in the payout's currency
 * @param credit in the payout's currency
 * @param campaign the campaign of the gifts, where the journal is split by campaign
 */
public record JournalEntry(String account, String description, BigDecimal debit, BigDecimal credit,
		@Nullable String campaign) {

	/**
	 * An entry of a signed amount.
	 * @param credit what is credited; below zero, what is debited
	 */
	static JournalEntry credit(String account, String description, BigDecimal credit, @Nullable String campaign) {
		return new JournalEntry(account, description, credit.negate().max(BigDecimal.ZERO), credit.max(BigDecimal.ZERO),
				campaign);
	}

}

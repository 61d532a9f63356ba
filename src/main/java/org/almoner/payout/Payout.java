package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.almoner.salesforce.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A payout as the org has it.
 *
 * @param accountKey the key of its account
 * @param accountName the account's name
 * @param payoutId the gateway's id
 * @param status the value of {@code Status__c}
 * @param amount what went to the bank, negative where the bank was charged
 * @param currency its three letters
 * @param arrival when it is in the bank, in UTC
 * @param reconciliation whether the books tie with it
 * @param failure why it failed, in the gateway's words
 * @param automatic whether the gateway made it by its own schedule, and so can say what
 * it is made of
 * @param id its record
 */
public record Payout(String accountKey, String accountName, String payoutId, String status, BigDecimal amount,
		String currency, @Nullable LocalDate arrival, Reconciliation reconciliation, @Nullable String failure,
		boolean automatic, RecordId id) {

	/** Its external id in the org. */
	public String key() {
		return this.accountKey + ":" + this.payoutId;
	}

	/** Whether the money is not in the bank after all, and so at the gateway again. */
	public boolean isReturned() {
		return this.status.equals("Failed") || this.status.equals("Canceled");
	}

	/**
	 * Whether the books tie with a payout.
	 *
	 * @param status the value of {@code Reconciliation_Status__c}; null before anybody
	 * looked
	 * @param balance the payout less the books; zero when they tie
	 * @param at when it was reconciled
	 * @param detail what differs
	 */
	public record Reconciliation(@Nullable String status, @Nullable BigDecimal balance, @Nullable Instant at,
			@Nullable String detail) {
	}

}

package org.almoner.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The payouts that arrive in a month. Canceled ones count nowhere; the totals are without
 * those that failed.
 *
 * @param month of the arrival, in UTC
 * @param states how many are in each {@code Reconciliation_Status__c}
 * @param totals what reaches the bank, by currency
 */
public record PayoutMonth(YearMonth month, SortedMap<String, Long> states, SortedMap<String, BigDecimal> totals) {

	/** The state of what nobody has looked at yet, or could. */
	public static final String WAITING = "Waiting";

	/** A month without payouts. */
	static PayoutMonth empty(YearMonth month) {
		return new PayoutMonth(month, new TreeMap<>(), new TreeMap<>());
	}

	/** How many payouts there are. */
	public long payouts() {
		return this.states.values().stream().mapToLong(Long::longValue).sum();
	}

	/** How many are in a state. */
	public long in(String state) {
		return this.states.getOrDefault(state, 0L);
	}

	/** This month with some more of one state and currency. */
	PayoutMonth plus(String state, long count, String currency, BigDecimal amount, boolean counts) {
		SortedMap<String, Long> more = new TreeMap<>(this.states);
		more.merge(state, count, Long::sum);
		SortedMap<String, BigDecimal> sums = new TreeMap<>(this.totals);
		if (counts) {
			sums.merge(currency, amount, BigDecimal::add);
		}
		return new PayoutMonth(this.month, more, sums);
	}

}

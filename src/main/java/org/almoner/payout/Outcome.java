package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

import org.almoner.books.Canonical;
import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.almoner.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of a payout with its lines says for the books.
 *
 * @param payoutId the gateway's id
 * @param status the value of {@code Reconciliation_Status__c}
 * @param at when it was found
 */
record Outcome(String payoutId, String status, Instant at) {

	/** The status alone. */
	Fact fact() {
		return fact(traits());
	}

	/** With the sums. */
	Fact fact(Course.Sums sums, Money amount) {
		String currency = amount.currency().code();
		Tally listed = sums.listed();
		Map<Trait, @Nullable String> traits = traits();
		traits.put(Trait.PAYMENT_TOTAL, Canonical.number(listed.gross(RecordKind.PAYMENT, currency)));
		traits.put(Trait.REFUND_TOTAL, Canonical.number(listed.gross(RecordKind.REFUND, currency)));
		traits.put(Trait.ADJUSTMENT_TOTAL, Canonical.number(listed.gross(RecordKind.ADJUSTMENT, currency)));
		traits.put(Trait.FEE_TOTAL, Canonical.number(listed.fee(currency)));
		traits.put(Trait.NET_TOTAL, Canonical.number(listed.net(currency)));
		traits.put(Trait.BALANCE_LEFT, Canonical.number(balance(sums, amount)));
		traits.put(Trait.PAYMENT_COUNT, Long.toString(listed.count(RecordKind.PAYMENT)));
		traits.put(Trait.REFUND_COUNT, Long.toString(listed.count(RecordKind.REFUND)));
		traits.put(Trait.ADJUSTMENT_COUNT, Long.toString(listed.count(RecordKind.ADJUSTMENT)));
		return fact(traits);
	}

	/**
	 * What is left of the payout once the books' lines are taken from it, for it is the
	 * books that must tie; where they do and it is the gateway's own list that does not
	 * (which then has lines that the books can't hold), what that leaves. A payout that
	 * is Reconciled has none; one whose books differ in another way than in their sum is
	 * Unreconciled with none.
	 */
	static BigDecimal balance(Course.Sums sums, Money amount) {
		String currency = amount.currency().code();
		BigDecimal ofBooks = amount.amount().subtract(sums.booked().net(currency));
		return (ofBooks.signum() != 0) ? ofBooks : amount.amount().subtract(sums.listed().net(currency));
	}

	private Map<Trait, @Nullable String> traits() {
		Map<Trait, @Nullable String> traits = new EnumMap<>(Trait.class);
		boolean isTied = this.status.equals(BookedPayout.RECONCILED);
		traits.put(Trait.RECONCILIATION, this.status);
		traits.put(Trait.RECONCILED_AT, isTied ? Canonical.moment(this.at.truncatedTo(ChronoUnit.SECONDS)) : null);
		return traits;
	}

	private Fact fact(Map<Trait, @Nullable String> traits) {
		return new Fact(new RecordKey(RecordKind.PAYOUT, this.payoutId), Source.RECONCILIATION,
				new Stamp(this.at.truncatedTo(ChronoUnit.SECONDS), 0, "reconciliation:" + this.payoutId), traits);
	}

}

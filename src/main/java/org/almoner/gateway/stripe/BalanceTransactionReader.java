package org.almoner.gateway.stripe;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A balance transaction: what a movement of money cost and brought, in the settlement
 * currency.
 *
 * @see <a href="https://docs.stripe.com/api/balance_transactions/object">
 * docs.stripe.com/api/balance_transactions</a>
 */
final class BalanceTransactionReader {

	/** The rest of an authorisation of which only a part was captured. */
	private static final String UNCAPTURED = "partial_capture_reversal";

	/**
	 * The fact of a balance transaction that an event holds expanded.
	 * @param kind the kind of record that it settles
	 * @param id the id of what it settles
	 */
	Fact read(Snapshot line, RecordKind kind, String id, EventContext event) {
		return event.fact(kind, id, Source.BALANCE, 0, traits(line).said());
	}

	/** What a balance transaction says of the movement of money. */
	Traits traits(Snapshot line) {
		Traits traits = new Traits(line);
		if (line.text("reporting_category").filter(UNCAPTURED::equals).isPresent()) {
			traits.put(Trait.RELEASE, "true");
		}
		return traits.minor(Trait.SETTLEMENT_AMOUNT, "currency", "amount")
			.minor(Trait.FEE, "currency", "fee")
			.minor(Trait.NET, "currency", "net")
			.currency(Trait.SETTLEMENT_CURRENCY, "currency")
			.day(Trait.AVAILABLE_ON, "available_on")
			.text(Trait.REPORTING_CATEGORY, "reporting_category")
			.number(Trait.EXCHANGE_RATE, "exchange_rate");
	}

}

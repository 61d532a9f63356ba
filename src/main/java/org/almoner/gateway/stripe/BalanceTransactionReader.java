package org.almoner.gateway.stripe;

import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;

/**
 * A balance transaction: what a payment cost and brought, in the settlement currency.
 *
 * @see <a href="https://docs.stripe.com/api/balance_transactions/object">
 * docs.stripe.com/api/balance_transactions</a>
 */
final class BalanceTransactionReader {

	/**
	 * The fact of a balance transaction that an event holds expanded.
	 * @param payment the id of the payment that it settles
	 */
	Fact read(Snapshot line, String payment, EventContext event) {
		Traits traits = new Traits(line).minor(Trait.SETTLEMENT_AMOUNT, "currency", "amount")
			.minor(Trait.FEE, "currency", "fee")
			.minor(Trait.NET, "currency", "net")
			.currency(Trait.SETTLEMENT_CURRENCY, "currency")
			.day(Trait.AVAILABLE_ON, "available_on")
			.text(Trait.REPORTING_CATEGORY, "reporting_category")
			.number(Trait.EXCHANGE_RATE, "exchange_rate");
		return event.fact(RecordKind.PAYMENT, payment, Source.BALANCE, 0, traits.said());
	}

}

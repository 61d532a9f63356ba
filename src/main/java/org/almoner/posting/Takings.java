package org.almoner.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.money.Currency;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much came in, as the Gateway Transactions say. */
@Component
public class Takings {

	private final SalesforceOperations salesforce;

	Takings(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * What came in on a day.
	 *
	 * @param day in the account's time zone
	 * @param currency of the amount
	 * @param amount the payments that succeeded, whatever became of them later
	 */
	public record Sum(LocalDate day, Currency currency, BigDecimal amount) {
	}

	/**
	 * The payments that succeeded, by day and currency; one call.
	 * @param days how many days back
	 * @param account of one account only; null for all
	 * @throws org.almoner.salesforce.SalesforceException when the org does not answer
	 */
	public List<Sum> byDay(int days, @Nullable AccountKey account) {
		return this.salesforce
			.query("SELECT Payment_Date__c, Currency__c, SUM(Amount__c) total FROM Gateway_Transaction__c"
					+ " WHERE Type__c = 'Payment' AND Status__c NOT IN ('Pending','Failed','Canceled')"
					+ " AND Payment_Date__c = LAST_N_DAYS:" + days + OfAccount.and(account)
					+ " GROUP BY Payment_Date__c, Currency__c")
			.stream()
			.flatMap(Takings::sum)
			.toList();
	}

	private static Stream<Sum> sum(Row row) {
		Optional<Currency> currency = row.text("Currency__c").map(Currency::of);
		return currency
			.flatMap((unit) -> row.day("Payment_Date__c")
				.map((day) -> new Sum(day, unit, row.number("total").orElse(BigDecimal.ZERO))))
			.stream();
	}

}

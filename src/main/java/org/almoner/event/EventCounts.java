package org.almoner.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many Gateway Events there are. */
@Component
public class EventCounts {

	private final SalesforceOperations salesforce;

	EventCounts(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * The events of a day that have come to a status.
	 *
	 * @param day in UTC
	 * @param status the value of {@code Status__c}
	 * @param events how many
	 */
	public record Count(LocalDate day, String status, long events) {
	}

	/**
	 * The events received, by day and status; one call.
	 * @param days how many days back
	 * @param account of one account only; null for all
	 * @throws org.almoner.salesforce.SalesforceException when the org does not answer
	 * @see <a href=
	 * "https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm">
	 * Date functions</a>
	 */
	public List<Count> byDay(int days, @Nullable AccountKey account) {
		return this.salesforce
			.query("SELECT DAY_ONLY(Received_At__c) day, Status__c, COUNT(Id) events FROM Gateway_Event__c"
					+ " WHERE Received_At__c = LAST_N_DAYS:" + days + OfAccount.and(account)
					+ " GROUP BY DAY_ONLY(Received_At__c), Status__c")
			.stream()
			.flatMap(EventCounts::count)
			.toList();
	}

	private static Stream<Count> count(Row row) {
		Optional<LocalDate> day = row.day("day");
		return day
			.map((of) -> new Count(of, row.text("Status__c").orElse("None"),
					row.number("events").orElse(BigDecimal.ZERO).longValue()))
			.stream();
	}

}

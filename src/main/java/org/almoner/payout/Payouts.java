package org.almoner.payout;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.payout.Payout.Reconciliation;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The payouts of the org. Methods throw
 * {@link org.almoner.salesforce.SalesforceException} when it does not answer.
 */
@Component
public class Payouts {

	/** The most groups that an answer without further pages may have. */
	private static final int GROUPS = 2_000;

	private static final String FIELDS = "SELECT Id, Payout_Id__c, Status__c, Amount__c, Currency__c, Arrival_Date__c,"
			+ " Automatic__c, Reconciliation_Status__c, Reconciliation_Balance__c, Reconciled_At__c,"
			+ " Failure_Message__c, Gateway_Account__r.Gateway_Key__c, Gateway_Account__r.Name";

	private final SalesforceOperations salesforce;

	Payouts(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * The payouts that arrive in a month, the latest first; one call.
	 * @param account of one account only; null for all
	 * @param limit how many at the most
	 */
	public List<Payout> ofMonth(YearMonth month, @Nullable AccountKey account, int limit) {
		return ask(FIELDS + " FROM Gateway_Payout__c WHERE " + arrival(month, month) + OfAccount.and(account)
				+ " ORDER BY Arrival_Date__c DESC, Id DESC LIMIT " + limit);
	}

	/**
	 * The payouts that arrive in a month, page by page in the order of their records; one
	 * call.
	 * @param account of one account only; null for all
	 * @param after the last one of the page before; null for the first page
	 * @param limit how many at the most
	 */
	public List<Payout> pageOfMonth(YearMonth month, @Nullable AccountKey account, @Nullable RecordId after,
			int limit) {
		String from = (after == null) ? "" : " AND Id > " + Soql.literal(after.value());
		return ask(FIELDS + " FROM Gateway_Payout__c WHERE " + arrival(month, month) + OfAccount.and(account) + from
				+ " ORDER BY Id LIMIT " + limit);
	}

	/** One payout; one call. */
	public Optional<Payout> find(AccountKey account, String payoutId) {
		return ask(FIELDS + ", Reconciliation_Detail__c FROM Gateway_Payout__c WHERE Gateway_Key__c = "
				+ Soql.literal(account.externalId(payoutId)))
			.stream()
			.findFirst();
	}

	/**
	 * The months that have payouts, the latest first; one call, whatever their number.
	 * @param from the first month
	 * @param until the last month
	 * @param account of one account only; null for all
	 */
	public List<PayoutMonth> months(YearMonth from, YearMonth until, @Nullable AccountKey account) {
		SortedMap<YearMonth, PayoutMonth> months = new TreeMap<>();
		this.salesforce
			.query("SELECT CALENDAR_YEAR(Arrival_Date__c) arrivalYear, CALENDAR_MONTH(Arrival_Date__c) arrivalMonth,"
					+ " Currency__c, Status__c, Reconciliation_Status__c, COUNT(Id) payouts, SUM(Amount__c) total"
					+ " FROM Gateway_Payout__c WHERE " + arrival(from, until) + OfAccount.and(account)
					+ " GROUP BY CALENDAR_YEAR(Arrival_Date__c), CALENDAR_MONTH(Arrival_Date__c), Currency__c,"
					+ " Status__c, Reconciliation_Status__c LIMIT " + GROUPS)
			.forEach((row) -> {
				YearMonth month = YearMonth.of(whole(row, "arrivalYear"), whole(row, "arrivalMonth"));
				months.put(month, add(months.getOrDefault(month, PayoutMonth.empty(month)), row));
			});
		return List.copyOf(months.reversed().values());
	}

	private static PayoutMonth add(PayoutMonth month, Row row) {
		String status = row.text("Status__c").orElse("");
		if (status.equals("Canceled")) {
			return month;
		}
		return month.plus(row.text("Reconciliation_Status__c").orElse(PayoutMonth.WAITING), whole(row, "payouts"),
				row.text("Currency__c").orElse(""), row.number("total").orElse(BigDecimal.ZERO),
				!status.equals("Failed"));
	}

	private static int whole(Row row, String field) {
		return row.number(field).orElse(BigDecimal.ZERO).intValueExact();
	}

	private static String arrival(YearMonth from, YearMonth until) {
		return "Arrival_Date__c >= " + from.atDay(1) + " AND Arrival_Date__c < " + until.plusMonths(1).atDay(1);
	}

	private List<Payout> ask(String soql) {
		return this.salesforce.query(soql).stream().map(Payouts::payout).toList();
	}

	private static Payout payout(Row row) {
		return new Payout(row.text("Gateway_Account__r.Gateway_Key__c").orElse(""),
				row.text("Gateway_Account__r.Name").orElse(""), row.text("Payout_Id__c").orElse(""),
				row.text("Status__c").orElse(""), row.number("Amount__c").orElse(BigDecimal.ZERO),
				row.text("Currency__c").orElse(""), row.day("Arrival_Date__c").orElse(null),
				new Reconciliation(row.text("Reconciliation_Status__c").orElse(null),
						row.number("Reconciliation_Balance__c").orElse(null),
						row.moment("Reconciled_At__c").orElse(null), row.text("Reconciliation_Detail__c").orElse(null)),
				row.text("Failure_Message__c").orElse(null), row.flag("Automatic__c"), row.requiredId());
	}

}

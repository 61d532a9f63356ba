package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.OfAccount;
import org.almoner.books.RecordKind;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which payouts of the org are to be looked at. Methods throw
 * {@link org.almoner.salesforce.SalesforceException} when it does not answer.
 */
@Component
class DuePayouts {

	/** So long after its arrival one that does not tie is compared again every night. */
	static final int RECENT_DAYS = 45;

	private static final int WAITING_DAYS = 400;

	private static final int AUDITED_DAYS = 90;

	/** The most of an account and a kind in a night, and in a query of sums. */
	private static final int MOST = 200;

	private static final String PAYOUTS = " FROM Gateway_Payout__c WHERE Automatic__c = true AND ";

	private final SalesforceOperations salesforce;

	DuePayouts(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Those that wait or do not tie, the latest first; two calls. */
	List<String> open(GatewayAccount account, Instant now) {
		List<String> open = new ArrayList<>(ids(rows(account, now, BookedPayout.WAITING, WAITING_DAYS, "")));
		open.addAll(ids(rows(account, now, BookedPayout.UNRECONCILED, RECENT_DAYS, "")));
		return open;
	}

	/** Those that wait and do not say why; one call. */
	List<String> untold(GatewayAccount account, Instant now) {
		return ids(rows(account, now, BookedPayout.WAITING, WAITING_DAYS, ", " + BookedLines.DETAIL).stream()
			.filter((row) -> row.text(BookedLines.DETAIL).isEmpty())
			.toList());
	}

	private List<Row> rows(GatewayAccount account, Instant now, String status, int days, String more) {
		return this.salesforce.query("SELECT Payout_Id__c" + more + PAYOUTS + OfAccount.condition(account.key())
				+ " AND Reconciliation_Status__c = " + Soql.literal(status) + " AND Arrival_Date__c >= "
				+ daysAgo(now, days) + " AND Arrival_Date__c <= " + today(now) + " ORDER BY Arrival_Date__c DESC LIMIT "
				+ MOST);
	}

	private static List<String> ids(List<Row> rows) {
		return rows.stream().flatMap((row) -> row.text("Payout_Id__c").stream()).toList();
	}

	/**
	 * Those that were reconciled and whose records say something else since; two calls
	 * for each 200.
	 */
	List<String> changed(GatewayAccount account, Instant now) {
		List<String> changed = new ArrayList<>();
		String after = "";
		List<Row> page;
		do {
			page = reconciled(account.key(), now, after);
			changed.addAll(changed(page));
			after = page.isEmpty() ? "" : page.getLast().requiredId().value();
		}
		while (page.size() == MOST && changed.size() < MOST);
		return changed;
	}

	private List<Row> reconciled(AccountKey account, Instant now, String after) {
		return this.salesforce.query("SELECT Id, Payout_Id__c, Currency__c, Amount__c, Net_Total__c, Fee_Total__c,"
				+ " Payment_Total__c, Refund_Total__c, Adjustment_Total__c, Payment_Count__c, Refund_Count__c,"
				+ " Adjustment_Count__c" + PAYOUTS + OfAccount.condition(account) + " AND Reconciliation_Status__c = "
				+ Soql.literal(BookedPayout.RECONCILED) + " AND Arrival_Date__c >= " + daysAgo(now, AUDITED_DAYS)
				+ (after.isEmpty() ? "" : " AND Id > " + Soql.literal(after)) + " ORDER BY Id LIMIT " + MOST);
	}

	private List<String> changed(List<Row> payouts) {
		if (payouts.isEmpty()) {
			return List.of();
		}
		Map<String, List<Tally.Sum>> sums = new HashMap<>();
		this.salesforce
			.query("SELECT Gateway_Payout__c, Type__c, Settlement_Currency__c, COUNT(Id) lines,"
					+ " SUM(Settlement_Amount__c) gross, SUM(Fee__c) fee, SUM(Net__c) net FROM Gateway_Transaction__c"
					+ " WHERE "
					+ Soql.in("Gateway_Payout__c", payouts.stream().map((row) -> row.requiredId().value()).toList())
					+ " GROUP BY Gateway_Payout__c, Type__c, Settlement_Currency__c")
			.forEach((row) -> sums
				.computeIfAbsent(row.text("Gateway_Payout__c").orElse(""), (payout) -> new ArrayList<>())
				.add(sum(row)));
		return ids(payouts.stream()
			.filter((payout) -> isChanged(payout, Tally.of(sums.getOrDefault(payout.requiredId().value(), List.of()))))
			.toList());
	}

	private static Tally.Sum sum(Row row) {
		return new Tally.Sum(
				new Tally.Group(row.text("Type__c").orElse(""), "", row.text("Settlement_Currency__c").orElse("")),
				row.number("lines").map(BigDecimal::longValueExact).orElse(0L), BookedLines.amount(row, "gross"),
				BookedLines.amount(row, "fee"), BookedLines.amount(row, "net"));
	}

	private static boolean isChanged(Row payout, Tally now) {
		String currency = payout.text("Currency__c").orElse("");
		long counted = List.of("Payment_Count__c", "Refund_Count__c", "Adjustment_Count__c")
			.stream()
			.mapToLong((field) -> number(payout, field).longValue())
			.sum();
		return counted != now.count() || differs(payout, "Amount__c", now.net(currency))
				|| differs(payout, "Net_Total__c", now.net(currency))
				|| differs(payout, "Fee_Total__c", now.fee(currency))
				|| differs(payout, "Payment_Total__c", now.gross(RecordKind.PAYMENT, currency))
				|| differs(payout, "Refund_Total__c", now.gross(RecordKind.REFUND, currency))
				|| differs(payout, "Adjustment_Total__c", now.gross(RecordKind.ADJUSTMENT, currency))
				|| now.sums().stream().anyMatch((sum) -> !sum.group().currency().equals(currency));
	}

	private static boolean differs(Row payout, String field, BigDecimal now) {
		return number(payout, field).compareTo(now) != 0;
	}

	private static BigDecimal number(Row row, String field) {
		return row.number(field).orElse(BigDecimal.ZERO);
	}

	/** How the automatic payouts of the last weeks stand, in a sentence; one call. */
	String summary(Instant now) {
		Map<String, Long> counts = this.salesforce
			.query("SELECT Reconciliation_Status__c, COUNT(Id) payouts" + PAYOUTS + "Arrival_Date__c >= "
					+ daysAgo(now, RECENT_DAYS) + " GROUP BY Reconciliation_Status__c")
			.stream()
			.collect(Collectors.toMap((row) -> row.text("Reconciliation_Status__c").orElse(""),
					(row) -> row.number("payouts").map(BigDecimal::longValueExact).orElse(0L), Long::sum,
					TreeMap::new));
		long all = counts.values().stream().mapToLong(Long::longValue).sum();
		return number(all, "payout", "payouts") + ": " + number(counts.get(BookedPayout.RECONCILED), "ties", "tie")
				+ ", " + number(counts.get(BookedPayout.WAITING), "waits", "wait") + ", "
				+ number(counts.get(BookedPayout.UNRECONCILED), "does not tie", "do not tie") + ".";
	}

	private static String number(@Nullable Long count, String one, String many) {
		long number = (count != null) ? count : 0;
		return String.format(Locale.ENGLISH, "%,d %s", number, (number == 1) ? one : many);
	}

	private static LocalDate today(Instant now) {
		return LocalDate.ofInstant(now, ZoneOffset.UTC);
	}

	private static LocalDate daysAgo(Instant now, int days) {
		return today(now.minus(Duration.ofDays(days)));
	}

}

package org.almoner.payout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.money.Money;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A payout and its lines as the org has them. Methods throw
 * {@link org.almoner.salesforce.SalesforceException} when it does not answer.
 */
@Component
class BookedLines {

	static final String DETAIL = "Reconciliation_Detail__c";

	private static final String PAYOUT = "Gateway_Payout__c";

	/** So many keys in a query are well below what the org takes. */
	private static final int KEYS_A_QUERY = 500;

	private static final int CANDIDATES = 5;

	/** Amounts in the org have two decimals. */
	private static final int SCALE = 2;

	private final SalesforceOperations salesforce;

	BookedLines(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** The payout; one call. */
	Optional<BookedPayout> payout(AccountKey account, String payoutId) {
		return this.salesforce
			.query("SELECT Id, Reconciliation_Status__c, Arrival_Date__c, " + DETAIL
					+ " FROM Gateway_Payout__c WHERE Gateway_Key__c = " + key(account, payoutId))
			.stream()
			.map((row) -> new BookedPayout(row.requiredId(), row.text("Reconciliation_Status__c").orElse(null),
					row.day("Arrival_Date__c").orElse(null), row.text(DETAIL).orElse(null)))
			.findFirst();
	}

	/** What is linked to a payout adds up to; one call, however many lines there are. */
	Tally tally(AccountKey account, String payoutId) {
		return Tally.of(this.salesforce
			.query("SELECT Type__c, Reporting_Category__c, Settlement_Currency__c, COUNT(Id) lines,"
					+ " SUM(Settlement_Amount__c) gross, SUM(Fee__c) fee, SUM(Net__c) net FROM Gateway_Transaction__c"
					+ " WHERE " + ofPayout(account, payoutId)
					+ " GROUP BY Type__c, Reporting_Category__c, Settlement_Currency__c")
			.stream()
			.map(BookedLines::sum)
			.toList());
	}

	private static Tally.Sum sum(Row row) {
		return new Tally.Sum(
				new Tally.Group(row.text("Type__c").orElse(""), row.text("Reporting_Category__c").orElse(""),
						row.text("Settlement_Currency__c").orElse("")),
				row.number("lines").map(BigDecimal::longValueExact).orElse(0L), amount(row, "gross"),
				amount(row, "fee"), amount(row, "net"));
	}

	/**
	 * A sum as the org has it. It travels as a double, whose nearest cent is the sum.
	 */
	static BigDecimal amount(Row row, String alias) {
		return row.number(alias).map((sum) -> sum.setScale(SCALE, RoundingMode.HALF_EVEN)).orElse(BigDecimal.ZERO);
	}

	/** The records of some of the gateway's ids, by id; a call for each 500. */
	Map<String, BookedLine> byId(AccountKey account, Collection<String> ids) {
		List<String> keys = ids.stream().distinct().map(account::externalId).toList();
		Map<String, BookedLine> found = new HashMap<>();
		for (int from = 0; from < keys.size(); from += KEYS_A_QUERY) {
			lines(Soql.in("Gateway_Key__c", keys.subList(from, Math.min(from + KEYS_A_QUERY, keys.size()))))
				.forEach((line) -> found.put(line.key(account), line));
		}
		return found;
	}

	/** A page of what is linked to a payout. */
	List<BookedLine> linked(AccountKey account, String payoutId, @Nullable String after, int limit) {
		return lines(ofPayout(account, payoutId) + ((after == null) ? "" : " AND Id > " + Soql.literal(after))
				+ " ORDER BY Id LIMIT " + limit);
	}

	/** Transactions of exactly an amount that could have been paid out and are not. */
	List<BookedLine> inNoPayout(AccountKey account, Money net, LocalDate arrival) {
		return lines(OfAccount.condition(account) + " AND Gateway_Payout__c = null AND Net__c = "
				+ net.amount().toPlainString() + " AND Settlement_Currency__c = " + Soql.literal(net.currency().code())
				+ " AND Available_On__c <= " + arrival + " ORDER BY Id LIMIT " + CANDIDATES);
	}

	private List<BookedLine> lines(String condition) {
		List<BookedLine> lines = new ArrayList<>();
		this.salesforce.query("SELECT " + BookedLine.FIELDS + " FROM Gateway_Transaction__c WHERE " + condition)
			.forEach((row) -> lines.add(new BookedLine(row)));
		return lines;
	}

	/** Says something of a payout; only this field is nobody's but ours. */
	SaveOutcome tell(RecordId payout, String detail) {
		return this.salesforce.update(List.of(Row.of(PAYOUT, payout).with(DETAIL, detail))).getFirst();
	}

	private static String ofPayout(AccountKey account, String payoutId) {
		return "Gateway_Payout__r.Gateway_Key__c = " + key(account, payoutId);
	}

	private static String key(AccountKey account, String payoutId) {
		return Soql.literal(account.externalId(payoutId));
	}

}

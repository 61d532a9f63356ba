package org.almoner.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.payout.Payout.Reconciliation;
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

	private static final String FIELDS = "SELECT Payout_Id__c, Status__c, Amount__c, Currency__c, Arrival_Date__c,"
			+ " Reconciliation_Status__c, Reconciliation_Balance__c, Reconciled_At__c, Failure_Message__c,"
			+ " Gateway_Account__r.Gateway_Key__c, Gateway_Account__r.Name";

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
		return this.salesforce
			.query(FIELDS + " FROM Gateway_Payout__c WHERE Arrival_Date__c >= " + month.atDay(1)
					+ " AND Arrival_Date__c < " + month.plusMonths(1).atDay(1) + OfAccount.and(account)
					+ " ORDER BY Arrival_Date__c DESC, Id DESC LIMIT " + limit)
			.stream()
			.map(Payouts::payout)
			.toList();
	}

	/** One payout; one call. */
	public Optional<Payout> find(AccountKey account, String payoutId) {
		return this.salesforce
			.query(FIELDS + ", Reconciliation_Detail__c FROM Gateway_Payout__c WHERE Gateway_Key__c = "
					+ Soql.literal(account.externalId(payoutId)))
			.stream()
			.map(Payouts::payout)
			.findFirst();
	}

	/**
	 * What a payout is made of, as far as it is linked; one call.
	 * @param limit how many at the most
	 */
	public List<PayoutLine> lines(AccountKey account, String payoutId, int limit) {
		return this.salesforce
			.query("SELECT Name, Type__c, Status__c, Charge_Id__c, Refund_Id__c, Balance_Transaction_Id__c,"
					+ " Settlement_Amount__c, Fee__c, Net__c, Settlement_Currency__c, Occurred_At__c"
					+ " FROM Gateway_Transaction__c WHERE Gateway_Payout__r.Gateway_Key__c = "
					+ Soql.literal(account.externalId(payoutId)) + " ORDER BY Occurred_At__c, Id LIMIT " + limit)
			.stream()
			.map(Payouts::line)
			.toList();
	}

	private static Payout payout(Row row) {
		return new Payout(row.text("Gateway_Account__r.Gateway_Key__c").orElse(""),
				row.text("Gateway_Account__r.Name").orElse(""), row.text("Payout_Id__c").orElse(""),
				row.text("Status__c").orElse(""), row.number("Amount__c").orElse(BigDecimal.ZERO),
				row.text("Currency__c").orElse(""), row.day("Arrival_Date__c").orElse(null),
				new Reconciliation(row.text("Reconciliation_Status__c").orElse(null),
						row.number("Reconciliation_Balance__c").orElse(null),
						row.moment("Reconciled_At__c").orElse(null), row.text("Reconciliation_Detail__c").orElse(null)),
				row.text("Failure_Message__c").orElse(null));
	}

	private static PayoutLine line(Row row) {
		Optional<Instant> at = row.moment("Occurred_At__c");
		return new PayoutLine(row.text("Name").orElse(""), row.text("Type__c").orElse(""),
				row.text("Status__c").orElse(""),
				Stream.of("Refund_Id__c", "Charge_Id__c", "Balance_Transaction_Id__c")
					.flatMap((field) -> row.text(field).stream())
					.findFirst()
					.orElse(""),
				new PayoutLine.Settled(row.number("Settlement_Amount__c").orElse(null),
						row.number("Fee__c").orElse(null), row.number("Net__c").orElse(null)),
				row.text("Settlement_Currency__c").orElse(null), at.orElse(null));
	}

}

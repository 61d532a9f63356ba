package org.almoner.payout;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.almoner.payout.PayoutLine.Given;
import org.almoner.payout.PayoutLine.Kind;
import org.almoner.payout.PayoutLine.Link;
import org.almoner.payout.PayoutLine.Links;
import org.almoner.payout.PayoutLine.References;
import org.almoner.payout.PayoutLine.Settled;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a payout is made of, as the org has it. Sums are the org's own, so that a payout
 * of any number of lines costs two calls; lines come page by page, so that none has to be
 * kept. Methods throw {@link org.almoner.salesforce.SalesforceException} when the org
 * does not answer.
 */
@Component
public class Statements {

	/** The most lines that a call brings. */
	public static final int PAGE = 2_000;

	/** How many groups of campaigns are asked for: as many as an answer's first page. */
	static final int CAMPAIGNS = 500;

	private static final int CATEGORIES = 2_000;

	private static final String SUMS = " COUNT(Id) many, SUM(Settlement_Amount__c) gross, SUM(Fee__c) fees,"
			+ " SUM(Net__c) nets FROM Gateway_Transaction__c";

	private static final String LINES = "SELECT Id, Name, Type__c, Status__c, Reporting_Category__c,"
			+ " Balance_Transaction_Id__c, Charge_Id__c, Refund_Id__c, Dispute_Id__c, Settlement_Amount__c, Fee__c,"
			+ " Net__c, Settlement_Currency__c, Amount__c, Currency__c, Exchange_Rate__c, Occurred_At__c,"
			+ " Payment_Date__c, Gift_Transaction__c, Gift_Transaction__r.Name, Gift_Transaction__r.Designation__c,"
			+ " Gift_Transaction__r.Campaign__r.Name, Source_Transaction__c, Source_Transaction__r.Name"
			+ " FROM Gateway_Transaction__c";

	private final SalesforceOperations salesforce;

	Statements(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** The sums of a payout; two calls. */
	public Statement of(Payout payout) {
		return new Statement(payout, categories(payout), campaigns(payout));
	}

	/**
	 * Some lines of a payout, in the order of their records; one call.
	 * @param after the last line of the page before; null for the first page
	 * @param limit how many at the most, up to {@value #PAGE}
	 */
	public List<PayoutLine> lines(Payout payout, @Nullable RecordId after, int limit) {
		String from = (after == null) ? "" : " AND Id > " + Soql.literal(after.value());
		return this.salesforce.query(LINES + of(payout.key()) + from + " ORDER BY Id LIMIT " + Math.min(limit, PAGE))
			.stream()
			.map(Statements::line)
			.toList();
	}

	private List<CategoryTotal> categories(Payout payout) {
		return this.salesforce
			.query("SELECT Type__c, Reporting_Category__c, Settlement_Currency__c," + SUMS + of(payout.key())
					+ " GROUP BY Type__c, Reporting_Category__c, Settlement_Currency__c LIMIT " + CATEGORIES)
			.stream()
			.map((row) -> new CategoryTotal(row.text("Type__c").orElse(""),
					row.text("Reporting_Category__c").orElse(""), row.text("Settlement_Currency__c").orElse(""),
					sums(row)))
			.sorted(Comparator.comparing(CategoryTotal::heading)
				.thenComparing(CategoryTotal::category)
				.thenComparing(CategoryTotal::type))
			.toList();
	}

	/** A campaign's name is not its own: another may have the same. */
	private List<CampaignTotal> campaigns(Payout payout) {
		return this.salesforce
			.query("SELECT Type__c, Settlement_Currency__c, Gift_Transaction__r.Campaign__c,"
					+ " Gift_Transaction__r.Campaign__r.Name," + SUMS + of(payout.key())
					+ " GROUP BY Type__c, Settlement_Currency__c, Gift_Transaction__r.Campaign__c,"
					+ " Gift_Transaction__r.Campaign__r.Name LIMIT " + CAMPAIGNS)
			.stream()
			.map((row) -> new CampaignTotal(row.text("Name").orElse(null), row.text("Campaign__c").orElse(null),
					row.text("Type__c").orElse(""), row.text("Settlement_Currency__c").orElse(""), sums(row)))
			.sorted(Comparator.comparing((CampaignTotal one) -> Optional.ofNullable(one.campaign()).orElse(""))
				.thenComparing((one) -> Optional.ofNullable(one.id()).orElse("")))
			.toList();
	}

	private static String of(String payoutKey) {
		return " WHERE Gateway_Payout__r.Gateway_Key__c = " + Soql.literal(payoutKey);
	}

	private static Sums sums(Row row) {
		return new Sums(row.number("many").orElse(BigDecimal.ZERO).longValueExact(), sum(row, "gross"),
				sum(row, "fees"), sum(row, "nets"));
	}

	private static BigDecimal sum(Row row, String field) {
		return row.number(field).orElse(BigDecimal.ZERO);
	}

	private static PayoutLine line(Row row) {
		return new PayoutLine(row.requiredId(), row.text("Name").orElse(""),
				new Kind(row.text("Type__c").orElse(""), row.text("Status__c").orElse(""),
						row.text("Reporting_Category__c").orElse("")),
				new References(row.text("Balance_Transaction_Id__c").orElse(null),
						row.text("Charge_Id__c").orElse(null), row.text("Refund_Id__c").orElse(null),
						row.text("Dispute_Id__c").orElse(null)),
				new Settled(row.number("Settlement_Amount__c").orElse(null), row.number("Fee__c").orElse(null),
						row.number("Net__c").orElse(null), row.text("Settlement_Currency__c").orElse(null)),
				new Given(row.number("Amount__c").orElse(null), row.text("Currency__c").orElse(null),
						row.number("Exchange_Rate__c").orElse(null)),
				links(row), row.moment("Occurred_At__c").orElse(null), row.day("Payment_Date__c").orElse(null));
	}

	private static Links links(Row row) {
		return new Links(link(row, "Gift_Transaction__"), row.text("Gift_Transaction__r.Campaign__r.Name").orElse(null),
				row.text("Gift_Transaction__r.Designation__c").orElse(null), link(row, "Source_Transaction__"));
	}

	private static @Nullable Link link(Row row, String lookup) {
		return row.text(lookup + "c")
			.map((id) -> new Link(new RecordId(id), row.text(lookup + "r.Name").orElse(id)))
			.orElse(null);
	}

}

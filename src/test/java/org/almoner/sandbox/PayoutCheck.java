package org.almoner.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.MonthCheck.Records;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.Expectations;
import org.jspecify.annotations.Nullable;

/**
 * Compares reconciled payouts, and each of their lines, with the month's own books:
 * counted from Stripe's side, without any of Almoner's code.
 */
final class PayoutCheck {

	private static final String TRANSACTION = "Gateway_Transaction__c";

	private static final String PAYOUT = "Gateway_Payout__c";

	private static final String GIFT = "Gift_Transaction__c";

	private static final Set<String> WITHOUT_MONEY = Set.of("Failed", "Canceled", "Written-Off", "Pending");

	private final Records records;

	private final List<String> differences = new ArrayList<>();

	private PayoutCheck(Records records) {
		this.records = records;
	}

	/** What differs, a line each; empty where every payout and all of its lines tie. */
	static List<String> differences(CharityMonth month, Records records) {
		PayoutCheck check = new PayoutCheck(records);
		Map<String, String> payoutOf = new HashMap<>();
		for (Expectations.Payout payout : month.expectations().payouts().values()) {
			check.payout(payout);
			payout.lines().forEach((line) -> check.line(payout, line));
			payout.lines().forEach((line) -> payoutOf.put(line.record(), payout.id()));
		}
		check.everyTransactionIsInItsPayoutOnly(payoutOf);
		month.expectations().payments().values().forEach((payment) -> check.gift(month, payment));
		return check.differences;
	}

	private void payout(Expectations.Payout payout) {
		if (!payout.automatic()) {
			same(PAYOUT, payout.id(), "Reconciliation_Status__c", "Not Reconcilable");
			return;
		}
		same(PAYOUT, payout.id(), "Reconciliation_Status__c", "Reconciled");
		amount(PAYOUT, payout.id(), "Reconciliation_Balance__c", 0, payout.currency());
		for (String type : List.of("Payment", "Refund", "Adjustment")) {
			List<Expectations.Line> lines = payout.lines(type);
			sum(payout, lines, type + "_Total__c", (line) -> line.number("amount"));
			number(PAYOUT, payout.id(), type + "_Count__c", BigDecimal.valueOf(lines.size()));
		}
		sum(payout, payout.lines(), "Fee_Total__c", (line) -> line.number("fee"));
		sum(payout, payout.lines(), "Net_Total__c", (line) -> line.number("net"));
		if (payout.net() != payout.amount()) {
			this.differences.add("The double's own books do not tie: " + payout);
		}
	}

	private void sum(Expectations.Payout payout, List<Expectations.Line> lines, String field,
			ToLongFunction<Doc> part) {
		amount(PAYOUT, payout.id(), field, lines.stream().map(Expectations.Line::shown).mapToLong(part).sum(),
				payout.currency());
	}

	private void line(Expectations.Payout payout, Expectations.Line line) {
		Doc shown = line.shown();
		String currency = shown.text("currency");
		same(TRANSACTION, line.record(), "Type__c", line.type());
		same(TRANSACTION, line.record(), "Payout_Id__c", payout.id());
		same(TRANSACTION, line.record(), PAYOUT, payout.id());
		same(TRANSACTION, line.record(), "Balance_Transaction_Id__c", line.id());
		same(TRANSACTION, line.record(), "Reporting_Category__c", shown.text("reporting_category"));
		same(TRANSACTION, line.record(), "Settlement_Currency__c", currency.toUpperCase(Locale.ROOT));
		same(TRANSACTION, line.record(), "Available_On__c",
				Instant.ofEpochSecond(shown.number("available_on")).atZone(ZoneOffset.UTC).toLocalDate().toString());
		amount(TRANSACTION, line.record(), "Settlement_Amount__c", shown.number("amount"), currency);
		amount(TRANSACTION, line.record(), "Fee__c", shown.number("fee"), currency);
		amount(TRANSACTION, line.record(), "Net__c", shown.number("net"), currency);
	}

	private void everyTransactionIsInItsPayoutOnly(Map<String, String> payoutOf) {
		this.records.of(TRANSACTION).forEach((id, record) -> {
			Object linked = record.get(PAYOUT);
			if (linked != null && !linked.equals(payoutOf.get(id))) {
				this.differences.add(id + " is in " + linked + ", not in " + payoutOf.get(id));
			}
		});
	}

	/**
	 * A gift has the fee and net of its payment where both are in one currency, less what
	 * was let go of because it was held and not charged.
	 */
	private void gift(CharityMonth month, Expectations.Payment payment) {
		Doc charge = month.find("charge", payment.id());
		Doc line = (charge != null && charge.has("balance_transaction"))
				? month.find("balance_transaction", charge.text("balance_transaction")) : null;
		if (charge == null || line == null || WITHOUT_MONEY.contains(payment.status())) {
			return;
		}
		String gift = Objects.requireNonNullElse(payment.paymentIntent(), payment.id());
		boolean same = payment.currency().equals(line.text("currency"));
		for (String field : same ? List.of("fee", "net") : List.<String>of()) {
			amount(GIFT, gift, field.equals("fee") ? "Gateway_Fee__c" : "Net_Amount__c",
					line.number(field) + released(month, charge, field), payment.currency());
		}
	}

	private static long released(CharityMonth month, Doc charge, String field) {
		return month.objects("refund")
			.stream()
			.filter((refund) -> charge.id().equals(refund.textOrNull("charge")) && refund.has("balance_transaction"))
			.map((refund) -> month.find("balance_transaction", refund.text("balance_transaction")))
			.filter(Objects::nonNull)
			.filter((line) -> line.text("reporting_category").equals("partial_capture_reversal"))
			.mapToLong((line) -> line.number(field))
			.sum();
	}

	private void same(String type, String id, String field, String expected) {
		String actual = text(type, id, field);
		if (!expected.equals(actual)) {
			this.differences.add(type + " " + id + " " + field + " is " + actual + ", not " + expected);
		}
	}

	private void amount(String type, String id, String field, long minor, String currency) {
		number(type, id, field, Money.ofMinor(minor, Currency.of(currency)).amount());
	}

	private void number(String type, String id, String field, BigDecimal expected) {
		String actual = text(type, id, field);
		if (actual == null || new BigDecimal(actual).compareTo(expected) != 0) {
			this.differences.add(type + " " + id + " " + field + " is " + actual + ", not " + expected);
		}
	}

	private @Nullable String text(String type, String id, String field) {
		Object value = this.records.of(type).getOrDefault(id, Map.of()).get(field);
		return (value != null) ? value.toString() : null;
	}

}

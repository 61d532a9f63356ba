package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Compares what look-ups brought with what the world's own objects say, without any of
 * Almoner's code but its money.
 */
final class OnStripesWord {

	private final CharityMonth month;

	private final Map<String, Map<String, String>> records;

	private final List<String> differences = new ArrayList<>();

	private OnStripesWord(CharityMonth month, Map<String, Map<String, String>> records) {
		this.month = month;
		this.records = records;
	}

	/** What differs, a line each; empty where everything that was asked is right. */
	static List<String> differences(CharityMonth month, Map<String, Map<String, String>> records) {
		OnStripesWord word = new OnStripesWord(month, records);
		month.objects("charge").forEach((charge) -> word.settlement("PAYMENT " + charge.id(), charge));
		month.objects("refund").forEach((refund) -> word.settlement("REFUND " + refund.id(), refund));
		month.objects("charge").forEach(word::gift);
		month.objects("invoice_payment")
			.stream()
			.filter((link) -> link.has("payment.payment_intent"))
			.forEach(word::link);
		return word.differences;
	}

	private void settlement(String record, Doc movement) {
		Doc line = lineOf(movement);
		if (line == null) {
			List.of("Fee__c", "Net__c", "Settlement_Amount__c").forEach((field) -> same(record, field, null));
			return;
		}
		amount(record, "Settlement_Amount__c", line, "amount");
		amount(record, "Fee__c", line, "fee");
		amount(record, "Net__c", line, "net");
		same(record, "Settlement_Currency__c", line.text("currency").toUpperCase(Locale.ROOT));
		same(record, "Reporting_Category__c", line.text("reporting_category"));
		same(record, "Available_On__c", day(line.number("available_on")));
		number(record, "Exchange_Rate__c",
				line.has("exchange_rate") ? new BigDecimal(line.text("exchange_rate")) : null);
	}

	private @Nullable Doc lineOf(Doc movement) {
		String id = movement.textOrNull("balance_transaction");
		return (id != null) ? this.month.find("balance_transaction", id) : null;
	}

	private static String day(long second) {
		return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC).toString();
	}

	/**
	 * A gift that was paid has the fee of the charge that paid it, in its currency, with
	 * what the release of a part of it gave back.
	 */
	private void gift(Doc charge) {
		Doc line = lineOf(charge);
		if (line == null || !charge.text("status").equals("succeeded")) {
			return;
		}
		String record = "GIFT " + Objects.requireNonNullElse(charge.textOrNull("payment_intent"), charge.id());
		if (line.text("currency").equals(charge.text("currency"))) {
			List<Doc> lines = new ArrayList<>(releases(charge));
			lines.add(line);
			sum(record, "Gateway_Fee__c", lines, "fee");
			sum(record, "Net_Amount__c", lines, "net");
		}
		else {
			same(record, "Gateway_Fee__c", null);
			same(record, "Net_Amount__c", null);
		}
	}

	/** The lines of what was released of a hold when a part of it was captured. */
	private List<Doc> releases(Doc charge) {
		return this.month.objects("refund")
			.stream()
			.filter((refund) -> charge.id().equals(refund.textOrNull("charge")))
			.map(this::lineOf)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.filter((line) -> line.text("reporting_category").equals("partial_capture_reversal"))
			.toList();
	}

	private void sum(String record, String field, List<Doc> lines, String path) {
		number(record, field,
				lines.stream()
					.map((line) -> Money.ofMinor(line.number(path), Currency.of(line.text("currency"))).amount())
					.reduce(BigDecimal.ZERO, BigDecimal::add));
	}

	private void link(Doc link) {
		String intent = link.text("payment.payment_intent");
		String invoice = link.text("invoice");
		List<Doc> tries = this.month.objects("charge")
			.stream()
			.filter((charge) -> intent.equals(charge.textOrNull("payment_intent")))
			.toList();
		tries.forEach((charge) -> {
			same("PAYMENT " + charge.id(), "Invoice_Id__c", invoice);
			same("PAYMENT " + charge.id(), "Gateway_Invoice__c", invoice);
		});
		if (!tries.isEmpty()) {
			same("INVOICE " + invoice, "Payment_Intent_Id__c", intent);
		}
		if (this.month.expectations().gifts().containsKey(intent)) {
			same("GIFT " + intent, "Invoice_Id__c", invoice);
		}
	}

	private void amount(String record, String field, Doc line, String path) {
		number(record, field, Money.ofMinor(line.number(path), Currency.of(line.text("currency"))).amount());
	}

	private void number(String record, String field, @Nullable BigDecimal expected) {
		String is = value(record, field);
		boolean same = (is == null || expected == null) ? is == null && expected == null
				: new BigDecimal(is).compareTo(expected) == 0;
		note(same, record, field, is, expected);
	}

	private void same(String record, String field, @Nullable String expected) {
		String is = value(record, field);
		note(Objects.equals(is, expected), record, field, is, expected);
	}

	private void note(boolean same, String record, String field, @Nullable Object is, @Nullable Object expected) {
		if (!same) {
			this.differences.add(record + " " + field + " is " + is + ", and Stripe says " + expected);
		}
	}

	private @Nullable String value(String record, String field) {
		return this.records.getOrDefault(record, Map.of()).get(field);
	}

}

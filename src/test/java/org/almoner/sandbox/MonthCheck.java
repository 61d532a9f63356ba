package org.almoner.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Expectations;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records that came of a month with what the month's own books say they must
 * be: counted from Stripe's side, without any of Almoner's code.
 */
public final class MonthCheck {

	private static final Set<String> NEVER_PAID = Set.of("Failed", "Canceled", "Written-Off");

	private final Records records;

	private final List<String> differences = new ArrayList<>();

	private MonthCheck(Records records) {
		this.records = records;
	}

	/** What differs, a line each; empty where all is as it must be. */
	public static List<String> differences(CharityMonth month, MonthRun run) {
		MonthCheck check = new MonthCheck(run::of);
		check.events(month);
		check.differences.addAll(differences(month, run::of));
		return check.differences;
	}

	/** What differs in the records that events lead to. */
	public static List<String> differences(CharityMonth month, Records records) {
		MonthCheck check = new MonthCheck(records);
		Expectations expected = month.expectations();
		check.sameKeys("Gateway_Transaction__c", check.told(month, transactions(expected)));
		check.sameKeys("Gift_Transaction__c", check.known(month, expected.gifts()));
		check.sameKeys("Gateway_Invoice__c", expected.invoices());
		check.sameKeys("Gateway_Payout__c", expected.payouts());
		check.sameKeys("Gateway_Customer__c", expected.customers());
		expected.payments().values().forEach(check::payment);
		expected.gifts().values().forEach(check::gift);
		expected.invoices().values().forEach(check::invoice);
		expected.payouts().values().forEach(check::payout);
		check.sameKeys("Gateway_Dispute__c", expected.disputes());
		check.sameKeys("Gateway_Subscription__c", expected.subscriptions());
		expected.customers().values().forEach(check::customer);
		expected.refunds().values().forEach(check::refund);
		expected.disputes().values().forEach(check::dispute);
		expected.subscriptions().values().forEach(check::subscription);
		return check.differences;
	}

	private void events(CharityMonth month) {
		Map<String, Map<String, Object>> stored = this.records.of("Gateway_Event__c");
		month.events().forEach((event) -> {
			Map<String, Object> record = stored.get(event.id());
			String status = (record != null) ? String.valueOf(record.get("Status__c")) : "missing";
			if (!status.equals("Processed") && !status.equals("Ignored")) {
				this.differences.add(event.type() + " " + event.id() + " is " + status);
			}
		});
		if (stored.size() != month.events().size()) {
			this.differences.add(stored.size() + " Gateway Events for " + month.events().size() + " events");
		}
	}

	/**
	 * The gifts that Stripe's events tell of. Since 2025-03-31.basil neither the invoice
	 * of a failed instalment names its payment nor the payment its invoice: without
	 * Stripe's API nobody can know that the failed try was an instalment, and a failed
	 * try alone is no gift.
	 */
	private Map<String, Expectations.Gift> known(CharityMonth month, Map<String, Expectations.Gift> gifts) {
		Map<String, Expectations.Gift> known = new LinkedHashMap<>(gifts);
		gifts.values()
			.stream()
			.filter((gift) -> NEVER_PAID.contains(gift.status()) && !isLinkedToInvoice(month, gift.id()))
			.filter((gift) -> !this.records.of("Gift_Transaction__c").containsKey(gift.id()))
			.forEach((gift) -> known.remove(gift.id()));
		return known;
	}

	/**
	 * The transactions that Stripe's events tell of. Between 2022-11-15 and 2024-10-28
	 * nothing tells of the refund that lets go of what was held and not charged. Lines of
	 * payouts that belong to nothing else have records once somebody asked for them.
	 */
	private Map<String, Object> told(CharityMonth month, Map<String, Object> transactions) {
		Map<String, Object> told = new LinkedHashMap<>(transactions);
		transactions.keySet()
			.stream()
			.filter((id) -> !this.records.of("Gateway_Transaction__c").containsKey(id))
			.filter((id) -> month.find("refund", id) != null)
			.filter((id) -> month.events().stream().noneMatch((event) -> event.json().contains(id)))
			.forEach(told::remove);
		month.expectations()
			.payouts()
			.values()
			.stream()
			.flatMap((payout) -> payout.lines("Adjustment").stream())
			.filter((line) -> this.records.of("Gateway_Transaction__c").containsKey(line.record()))
			.forEach((line) -> told.put(line.record(), line));
		return told;
	}

	private static boolean isLinkedToInvoice(CharityMonth month, String intent) {
		return month.events()
			.stream()
			.filter((event) -> event.json().contains(intent))
			.anyMatch((event) -> event.type().startsWith("invoice") || event.json().contains("\"invoice\":\"in_"));
	}

	private void sameKeys(String type, Map<String, ?> expected) {
		Map<String, Map<String, Object>> records = this.records.of(type);
		expected.keySet()
			.stream()
			.filter((id) -> !records.containsKey(id))
			.forEach((id) -> this.differences.add(type + " " + id + " is missing, should be " + expected.get(id)));
		records.keySet()
			.stream()
			.filter((id) -> !expected.containsKey(id))
			.forEach((id) -> this.differences.add(type + " " + id + " should not be: " + records.get(id)));
	}

	private void payment(Expectations.Payment payment) {
		same("Gateway_Transaction__c", payment.id(), "Status__c", payment.status());
		amount("Gateway_Transaction__c", payment.id(), "Amount__c", payment.amount(), payment.currency());
		amount("Gateway_Transaction__c", payment.id(), "Amount_Refunded__c", payment.refunded(), payment.currency());
		same("Gateway_Transaction__c", payment.id(), "Payment_Intent_Id__c", payment.paymentIntent());
	}

	private void gift(Expectations.Gift gift) {
		same("Gift_Transaction__c", gift.id(), "Status__c", gift.status());
		same("Gift_Transaction__c", gift.id(), "Currency__c", gift.currency().toUpperCase(Locale.ROOT));
		amount("Gift_Transaction__c", gift.id(), "Original_Amount__c", gift.original(), gift.currency());
		amount("Gift_Transaction__c", gift.id(), "Refunded_Amount__c", gift.refunded(), gift.currency());
		amount("Gift_Transaction__c", gift.id(), "Current_Amount__c", gift.current(), gift.currency());
	}

	private void invoice(Expectations.Invoice invoice) {
		same("Gateway_Invoice__c", invoice.id(), "Status__c", invoice.status());
		same("Gateway_Invoice__c", invoice.id(), "Subscription_Id__c", invoice.subscription());
		amount("Gateway_Invoice__c", invoice.id(), "Amount_Due__c", invoice.due(), invoice.currency());
		amount("Gateway_Invoice__c", invoice.id(), "Amount_Paid__c", invoice.paid(), invoice.currency());
	}

	private void payout(Expectations.Payout payout) {
		same("Gateway_Payout__c", payout.id(), "Status__c", payout.status());
		amount("Gateway_Payout__c", payout.id(), "Amount__c", payout.amount(), payout.currency());
	}

	/** Payments, refunds, and what disputes withdrew and gave back. */
	private static Map<String, Object> transactions(Expectations expected) {
		Map<String, Object> transactions = new LinkedHashMap<>(expected.payments());
		transactions.putAll(expected.refunds());
		expected.disputes()
			.values()
			.forEach((dispute) -> dispute.balanceTransactions().forEach((line) -> transactions.put(line, dispute)));
		return transactions;
	}

	private void refund(Expectations.Refund refund) {
		same("Gateway_Transaction__c", refund.id(), "Status__c", refund.status());
		same("Gateway_Transaction__c", refund.id(), "Source_Transaction__c", refund.charge());
		amount("Gateway_Transaction__c", refund.id(), "Amount__c", -refund.amount(), refund.currency());
	}

	private void dispute(Expectations.Dispute dispute) {
		same("Gateway_Dispute__c", dispute.id(), "Status__c", dispute.status());
		same("Gateway_Dispute__c", dispute.id(), "Gateway_Status__c", dispute.gatewayStatus());
		same("Gateway_Dispute__c", dispute.id(), "Source_Transaction__c", dispute.charge());
		amount("Gateway_Dispute__c", dispute.id(), "Amount__c", dispute.amount(), dispute.currency());
	}

	private void subscription(Expectations.Subscription subscription) {
		same("Gateway_Subscription__c", subscription.id(), "Status__c", subscription.status());
		same("Gateway_Subscription__c", subscription.id(), "Gateway_Customer__c", subscription.customer());
		amount("Gateway_Subscription__c", subscription.id(), "Amount__c", subscription.amount(),
				subscription.currency());
	}

	private void customer(Expectations.Customer customer) {
		same("Gateway_Customer__c", customer.id(), "Deleted__c", Boolean.toString(customer.deleted()));
	}

	private void same(String type, String id, String field, @Nullable String expected) {
		Map<String, Object> record = this.records.of(type).get(id);
		if (record != null && !Objects.equals(expected, text(record.get(field)))) {
			this.differences.add(type + " " + id + " " + field + " is " + record.get(field) + ", not " + expected);
		}
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

	private void amount(String type, String id, String field, long minor, String currency) {
		Map<String, Object> record = this.records.of(type).get(id);
		BigDecimal expected = Money.ofMinor(minor, Currency.of(currency)).amount();
		BigDecimal actual = (record != null && record.get(field) != null)
				? new BigDecimal(String.valueOf(record.get(field))) : BigDecimal.ZERO;
		if (record != null && expected.compareTo(actual) != 0) {
			this.differences.add(type + " " + id + " " + field + " is " + actual + ", not " + expected);
		}
	}

	/** Where the records are, over the wire or in memory. */
	@FunctionalInterface
	public interface Records {

		/** The records of an object's API name, by the gateway's id. */
		Map<String, Map<String, Object>> of(String type);

	}

}

package org.almoner.gateway.stripe;

import java.util.Set;

/**
 * The fields of Stripe's objects whose texts are ids, codes and other words of Stripe's
 * own. A text that a donor, a charity or an integration can choose (names, addresses,
 * descriptions, metadata, statement descriptors, coupons) is not among them, nor is what
 * leads to a person: fingerprints, the last digits, links to receipts, secrets.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe API reference</a>
 */
final class OpenFields {

	static final Set<String> NAMES = Set.of("id", "object", "type", "api_version", "status", "currency",
			"settlement_currency", "presentment_currency", "reason", "category", "reporting_category", "scheme",
			// ids of other objects
			"request", "account", "application", "application_fee", "balance_transaction", "charge", "customer",
			"destination", "dispute", "invoice", "invoice_item", "latest_charge", "latest_invoice", "mandate",
			"payment_intent", "payment_link", "payment_method", "payout", "plan", "price", "product", "refund",
			"setup_intent", "source", "source_transaction", "subscription", "subscription_item", "transfer",
			"default_payment_method", "default_source", "default_price", "failure_balance_transaction", "charge_id",
			"payment_intent_id", "pending_setup_intent", "schedule", "source_transfer", "review",
			// how it was paid and how it went
			"brand", "funding", "network", "wallet", "capture_method", "confirmation_method", "collection_method",
			"billing_reason", "cancellation_reason", "decline_code", "failure_code", "failure_reason", "network_status",
			"network_decline_code", "advice_code", "network_advice_code", "risk_level", "payment_status", "mode",
			"payment_method_types", "setup_future_usage", "submit_type", "billing_scheme", "usage_type", "tax_behavior",
			"tax_exempt", "tax_status", "interval", "method", "source_type", "reconciliation_status");

	/**
	 * Fields of moments and numbers that readers take to be empty where they are null,
	 * which is a state as good as any other: not canceled, no further try.
	 */
	static final Set<String> TELLING_EMPTINESS = Set.of("canceled_at", "voided_at", "ended_at", "paid_at", "due_date",
			"date", "created", "start_date", "start", "next_payment_attempt", "attempt_count", "current_period_end",
			"cancel_at_period_end", "interval_count", "due_by", "evidence_due_by", "arrival_date", "available_on",
			"exchange_rate", "automatic", "active", "livemode", "amount", "amount_due", "amount_paid",
			"amount_remaining", "amount_total", "fee", "net", "exp_month", "exp_year");

	private OpenFields() {
	}

}

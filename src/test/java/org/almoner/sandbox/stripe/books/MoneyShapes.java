package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What refunds, disputes, payouts and lines of the balance look like. */
final class MoneyShapes {

	private static final Doc REFUND = Doc.parse("""
			{"id": null, "object": "refund", "amount": 0, "balance_transaction": null, "charge": null, "created": 0,
			"currency": "usd", "customer": null, "customer_account": null, "destination_details": null,
			"metadata": {}, "payment_intent": null, "payment_method": null, "reason": null, "receipt_number": null,
			"source_transfer_reversal": null, "status": "succeeded", "transfer_reversal": null}
			""");

	private static final Doc DISPUTE = Doc.parse("""
			{"id": null, "object": "dispute", "amount": 0, "balance_transactions": [], "charge": null, "created": 0,
			"currency": "usd", "enhanced_eligibility_types": [],
			"evidence": {"customer_email_address": null, "customer_name": null, "product_description": null,
				"receipt": null, "uncategorized_text": null, "enhanced_evidence": {}},
			"evidence_details": {"due_by": null, "enhanced_eligibility": {}, "has_evidence": false,
				"past_due": false, "submission_count": 0},
			"is_charge_refundable": false, "livemode": false, "metadata": {}, "payment_intent": null,
			"payment_method_details": {}, "reason": "general", "status": "needs_response"}
			""");

	private static final Doc PAYOUT = Doc.parse("""
			{"id": null, "object": "payout", "amount": 0, "application_fee": null, "application_fee_amount": null,
			"arrival_date": 0, "automatic": true, "balance_transaction": null, "created": 0, "currency": "usd",
			"description": "STRIPE PAYOUT", "destination": "ba_1SandboxAlmonerBank0000",
			"failure_balance_transaction": null, "failure_code": null, "failure_message": null, "livemode": false,
			"metadata": {}, "method": "standard", "original_payout": null, "payout_method": null,
			"reconciliation_status": "in_progress", "reversed_by": null, "source_type": "card",
			"statement_descriptor": null, "status": "pending", "trace_id": null, "type": "bank_account"}
			""");

	private MoneyShapes() {
	}

	static Doc refund(String id, Doc charge, long amount) {
		Doc refund = REFUND.copy().set("id", id).set("amount", amount).set("charge", charge.id());
		for (String same : new String[] { "currency", "customer", "payment_intent", "payment_method" }) {
			refund.set(same, charge.at(same));
		}
		return charge.text("payment_method_details.type")
			.equals("card")
					? refund
						.set("destination_details",
								Doc.of("card",
										Doc.of("reference_status", "pending", "reference_type",
												"acquirer_reference_number", "type", "refund"),
										"type", "card"))
					: refund;
	}

	static Doc unlinkedRefund(String id, String customer, long amount) {
		return REFUND.copy().set("id", id).set("amount", amount).set("customer", customer);
	}

	static Doc dispute(String id, Doc charge, String reason, long dueBy) {
		Doc dispute = DISPUTE.copy().set("id", id).set("charge", charge.id()).set("reason", reason);
		for (String same : new String[] { "amount", "currency", "payment_intent", "livemode" }) {
			dispute.set(same, charge.at(same));
		}
		String type = charge.text("payment_method_details.type");
		Doc how = type.equals("card") ? Doc.of("card",
				Doc.of("brand", "visa", "case_type", "chargeback", "network_reason_code", "10.4"), "type", "card")
				: Doc.of("type", type);
		return dispute.set("payment_method_details", how).set("evidence_details.due_by", dueBy);
	}

	static Doc payout(String id, long amount, String currency, long arrival) {
		return PAYOUT.copy().set("id", id).set("amount", amount).set("currency", currency).set("arrival_date", arrival);
	}

	/** A line of the balance; its net is its amount less its fee. */
	static Doc line(String id, Movement movement, long created) {
		Sum sum = movement.sum();
		long net = sum.amount() - sum.fee();
		Doc fee = Doc.of("amount", sum.fee(), "application", null, "currency", sum.currency(), "description",
				(sum.fee() < 0) ? "Stripe processing fee refund" : "Stripe processing fees", "type", "stripe_fee");
		return Doc.of("id", id, "object", "balance_transaction", "amount", sum.amount(), "available_on",
				movement.availableOn(), "balance_type", "payments", "created", created, "currency", sum.currency(),
				"description", movement.description(), "exchange_rate", movement.exchangeRate(), "fee", sum.fee(),
				"fee_details", (sum.fee() == 0) ? List.of() : List.of(fee), "net", net, "reporting_category",
				movement.category(), "source", movement.source(), "status", "pending", "type", movement.type());
	}

	/**
	 * What a movement brings or takes, in minor units.
	 *
	 * @param amount gross
	 * @param fee as charged; below zero where it is given back
	 * @param currency that of the settlement
	 */
	record Sum(long amount, long fee, String currency) {
	}

	/** A movement of money on the balance. */
	record Movement(String type, String category, Sum sum, @Nullable String source, String description,
			long availableOn, java.math.@Nullable BigDecimal exchangeRate) {
	}

}

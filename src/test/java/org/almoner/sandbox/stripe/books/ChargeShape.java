package org.almoner.sandbox.stripe.books;

/** What a charge looks like. */
final class ChargeShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "charge", "amount": 0, "amount_captured": 0, "amount_refunded": 0,
			"application": null, "application_fee": null, "application_fee_amount": null,
			"balance_transaction": null, "billing_details": {}, "calculated_statement_descriptor": "ALMS",
			"captured": false, "created": 0, "currency": "usd", "customer": null, "description": null,
			"disputed": false, "failure_balance_transaction": null, "failure_code": null, "failure_message": null,
			"fraud_details": {}, "livemode": false, "metadata": {}, "on_behalf_of": null,
			"outcome": {"advice_code": null, "network_advice_code": null, "network_decline_code": null,
				"network_status": "approved_by_network", "reason": null, "risk_level": "normal", "risk_score": 12,
				"seller_message": "Payment complete.", "type": "authorized"},
			"paid": false, "payment_intent": null, "payment_method": null, "payment_method_details": {},
			"presentment_details": null, "radar_options": {}, "receipt_email": null, "receipt_number": null,
			"receipt_url": null, "refunded": false, "review": null, "shipping": null, "source": null,
			"source_transfer": null, "statement_descriptor": null, "statement_descriptor_suffix": null,
			"status": "pending", "transfer_data": null, "transfer_group": null}
			""");

	private ChargeShape() {
	}

	static Doc of(String id, Doc intent, Donor donor, Tender tender) {
		Doc charge = SHAPE.copy();
		for (String same : new String[] { "amount", "currency", "customer", "description", "metadata", "livemode" }) {
			charge.set(same, intent.at(same));
		}
		return charge.set("id", id)
			.set("billing_details", donor.billingDetails())
			.set("payment_intent", intent.id())
			.set("payment_method", tender.id())
			.set("payment_method_details", tender.details())
			.set("receipt_email", intent.textOrNull("receipt_email"))
			.set("receipt_url", "https://pay.stripe.com/receipts/payment/" + id);
	}

	static void decline(Doc charge, Decline decline) {
		charge.set("status", "failed")
			.set("failure_code", decline.failureCode())
			.set("failure_message", decline.message())
			.set("outcome.network_status", "declined_by_network")
			.set("outcome.reason", decline.declineCode())
			.set("outcome.seller_message", "The bank did not return any further details with this decline.")
			.set("outcome.type", "issuer_declined");
	}

}

package org.almoner.sandbox.stripe.books;

/** What a payment intent looks like. */
final class PaymentIntentShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "payment_intent", "amount": 0, "amount_capturable": 0,
			"amount_details": {"tip": {}}, "amount_received": 0, "application": null, "application_fee_amount": null,
			"automatic_payment_methods": null, "canceled_at": null, "cancellation_reason": null,
			"capture_method": "automatic_async", "client_secret": null, "confirmation_method": "automatic",
			"created": 0, "currency": "usd", "customer": null, "customer_account": null, "description": null,
			"excluded_payment_method_types": null, "last_payment_error": null, "latest_charge": null,
			"livemode": false, "metadata": {}, "next_action": null, "on_behalf_of": null, "payment_method": null,
			"payment_method_configuration_details": null, "payment_method_options": {},
			"payment_method_types": ["card"], "processing": null, "receipt_email": null, "review": null,
			"setup_future_usage": null, "shipping": null, "source": null, "statement_descriptor": null,
			"statement_descriptor_suffix": null, "status": "requires_payment_method", "transfer_data": null,
			"transfer_group": null}
			""");

	private PaymentIntentShape() {
	}

	static Doc of(String id, long amount, String currency) {
		return SHAPE.copy()
			.set("id", id)
			.set("amount", amount)
			.set("currency", currency)
			.set("client_secret", id + "_secret_REDACTED");
	}

}

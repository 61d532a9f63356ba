package org.almoner.sandbox.stripe.books;

import java.util.List;

/** What a session on Stripe's own payment page looks like. */
final class CheckoutShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "checkout.session", "adaptive_pricing": {"enabled": true},
			"after_expiration": null, "allow_promotion_codes": null, "amount_subtotal": 0, "amount_total": 0,
			"automatic_tax": {"enabled": false, "liability": null, "provider": null, "status": null},
			"billing_address_collection": null, "cancel_url": "https://charity.example/give",
			"client_reference_id": null, "client_secret": null, "collected_information": null, "consent": null,
			"consent_collection": null, "created": 0, "currency": "usd", "currency_conversion": null,
			"custom_fields": [], "custom_text": {"after_submit": null, "shipping_address": null, "submit": null,
				"terms_of_service_acceptance": null},
			"customer": null, "customer_account": null, "customer_creation": "if_required", "customer_details": {},
			"customer_email": null, "discounts": [], "expires_at": 0, "invoice": null, "invoice_creation": null,
			"livemode": false, "locale": null, "metadata": {}, "mode": "payment", "origin_context": null,
			"payment_intent": null, "payment_link": null, "payment_method_collection": "if_required",
			"payment_method_configuration_details": null, "payment_method_options": {},
			"payment_method_types": ["card"], "payment_status": "unpaid", "permissions": null,
			"phone_number_collection": {"enabled": false}, "recovered_from": null,
			"saved_payment_method_options": null, "setup_intent": null, "shipping_address_collection": null,
			"shipping_cost": null, "shipping_options": [], "status": "open", "submit_type": "donate",
			"subscription": null, "success_url": "https://charity.example/thanks",
			"total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0}, "ui_mode": "hosted",
			"url": null, "wallet_options": null}
			""");

	private CheckoutShape() {
	}

	static Doc of(String id, Doc intent, Donor donor, String designation) {
		Doc field = Doc.of("key", "designation", "label", Doc.of("custom", "Where is it needed?", "type", "custom"),
				"optional", true, "text",
				Doc.of("default_value", null, "maximum_length", null, "minimum_length", null, "value", designation),
				"type", "text");
		Doc details = Doc.of("address", donor.address(), "business_name", null, "email", donor.email(),
				"individual_name", null, "name", donor.name(), "phone", donor.phone(), "tax_exempt", "none", "tax_ids",
				List.of());
		Doc session = SHAPE.copy()
			.set("id", id)
			.set("payment_intent", intent.id())
			.set("custom_fields", List.of(field));
		for (String same : new String[] { "currency", "customer", "metadata", "livemode" }) {
			session.set(same, intent.at(same));
		}
		return session.set("customer_details", details)
			.set("amount_subtotal", intent.number("amount"))
			.set("amount_total", intent.number("amount"))
			.set("payment_method_types", intent.at("payment_method_types"));
	}

}

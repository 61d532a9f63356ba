package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What an invoice and its payments look like. */
final class InvoiceShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "invoice", "account_country": "US", "account_name": "The Almshouse",
			"account_tax_ids": null, "amount_due": 0, "amount_overpaid": 0, "amount_paid": 0,
			"amount_paid_off_stripe": 0, "amount_remaining": 0, "amount_shipping": 0, "application": null,
			"attempt_count": 0, "attempted": false, "auto_advance": true,
			"automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null, "provider": null,
				"status": null},
			"automatically_finalizes_at": null, "billing_reason": "manual",
			"collection_method": "charge_automatically", "created": 0, "currency": "usd", "custom_fields": null,
			"customer": null, "customer_account": null, "customer_address": null, "customer_email": null,
			"customer_name": null, "customer_phone": null, "customer_shipping": null, "customer_tax_exempt": "none",
			"customer_tax_ids": [], "default_payment_method": null, "default_source": null, "default_tax_rates": [],
			"description": null, "discounts": [], "due_date": null, "effective_at": null, "ending_balance": null,
			"footer": null, "from_invoice": null, "hosted_invoice_url": null, "invoice_pdf": null,
			"issuer": {"type": "self"}, "last_finalization_error": null, "latest_revision": null, "lines": {},
			"livemode": false, "metadata": {}, "next_payment_attempt": null, "number": null, "on_behalf_of": null,
			"parent": null,
			"payment_settings": {"default_mandate": null, "payment_method_options": null,
				"payment_method_types": null},
			"period_end": 0, "period_start": 0, "post_payment_credit_notes_amount": 0,
			"pre_payment_credit_notes_amount": 0, "receipt_number": null, "rendering": null, "shipping_cost": null,
			"shipping_details": null, "starting_balance": 0, "statement_descriptor": null, "status": "draft",
			"status_transitions": {"finalized_at": null, "marked_uncollectible_at": null, "paid_at": null,
				"voided_at": null},
			"subtotal": 0, "subtotal_excluding_tax": 0, "test_clock": null, "total": 0,
			"total_discount_amounts": [], "total_excluding_tax": 0, "total_pretax_credit_amounts": [],
			"total_taxes": [], "webhooks_delivered_at": null}
			""");

	private InvoiceShape() {
	}

	static Doc of(String id, Doc customer, long amount, String currency, Doc line) {
		Doc invoice = SHAPE.copy().set("id", id).set("currency", currency).set("customer", customer.id());
		for (String sum : new String[] { "amount_due", "amount_remaining", "subtotal", "subtotal_excluding_tax",
				"total", "total_excluding_tax" }) {
			invoice.set(sum, amount);
		}
		for (String fact : new String[] { "address", "email", "name", "phone" }) {
			invoice.set("customer_" + fact, customer.at(fact));
		}
		return invoice.set("lines", Doc.list("/v1/invoices/" + id + "/lines", List.of(line.set("invoice", id))));
	}

	static Doc line(String id, long amount, String currency, @Nullable Doc subscription, long now) {
		String item = (subscription != null) ? subscription.text("items.data.0.id") : null;
		Doc parent = (subscription != null)
				? Doc.of("invoice_item_details", null, "subscription_item_details",
						Doc.of("invoice_item", null, "proration", false, "proration_details", null, "subscription",
								subscription.id(), "subscription_item", item),
						"type", "subscription_item_details")
				: null;
		Doc pricing = (subscription != null) ? Doc.of("price_details",
				Doc.of("price", subscription.text("items.data.0.price.id"), "product",
						subscription.text("items.data.0.price.product")),
				"type", "price_details", "unit_amount_decimal", Long.toString(amount)) : null;
		return Doc.of("id", id, "object", "line_item", "amount", amount, "currency", currency, "description", "Gift",
				"discount_amounts", List.of(), "discountable", true, "discounts", List.of(), "invoice", null,
				"livemode", false, "metadata", Doc.of(), "parent", parent, "period", Doc.of("end", now, "start", now),
				"pretax_credit_amounts", List.of(), "pricing", pricing, "quantity", 1, "subtotal", amount, "taxes",
				List.of());
	}

	/** Of a subscription since 2025-03-31.basil. */
	static Doc parent(Doc subscription) {
		return Doc.of("quote_details", null, "subscription_details",
				Doc.of("metadata", subscription.at("metadata"), "subscription", subscription.id()), "type",
				"subscription_details");
	}

	static Doc payment(String id, Doc invoice, Doc by, long now) {
		return Doc.of("id", id, "object", "invoice_payment", "amount_paid", invoice.number("amount_due"),
				"amount_requested", invoice.number("amount_due"), "created", now, "currency", invoice.text("currency"),
				"invoice", invoice.id(), "is_default", true, "livemode", invoice.flag("livemode"), "payment", by,
				"status", "paid", "status_transitions", Doc.of("canceled_at", null, "paid_at", now));
	}

}

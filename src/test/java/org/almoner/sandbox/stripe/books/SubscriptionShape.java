package org.almoner.sandbox.stripe.books;

import java.util.List;

/** What a subscription looks like. */
final class SubscriptionShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "subscription", "application": null, "application_fee_percent": null,
			"automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null},
			"billing_cycle_anchor": 0, "billing_cycle_anchor_config": null, "billing_mode": {"type": "classic"},
			"billing_thresholds": null, "cancel_at": null, "cancel_at_period_end": false, "canceled_at": null,
			"cancellation_details": {"comment": null, "feedback": null, "reason": null},
			"collection_method": "charge_automatically", "created": 0, "currency": "usd", "customer": null,
			"customer_account": null, "days_until_due": null, "default_payment_method": null,
			"default_source": null, "default_tax_rates": [], "description": null, "discounts": [], "ended_at": null,
			"invoice_settings": {"account_tax_ids": null, "issuer": {"type": "self"}}, "items": {},
			"latest_invoice": null, "livemode": false, "metadata": {}, "next_pending_invoice_item_invoice": null,
			"on_behalf_of": null, "pause_collection": null,
			"payment_settings": {"payment_method_options": null, "payment_method_types": null,
				"save_default_payment_method": "off"},
			"pending_invoice_item_interval": null, "pending_setup_intent": null, "pending_update": null,
			"schedule": null, "start_date": 0, "status": "incomplete", "test_clock": null, "transfer_data": null,
			"trial_end": null, "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
			"trial_start": null}
			""");

	private SubscriptionShape() {
	}

	static Doc of(String id, String item, Doc customer, Doc price, long now) {
		Doc subscription = SHAPE.copy()
			.set("id", id)
			.set("customer", customer.id())
			.set("currency", price.text("currency"))
			.set("billing_cycle_anchor", now)
			.set("start_date", now);
		Doc only = Doc.of("id", item, "object", "subscription_item", "billing_thresholds", null, "created", now,
				"current_period_end", now, "current_period_start", now, "discounts", List.of(), "metadata", Doc.of(),
				"plan", ProductShape.plan(price), "price", price, "quantity", 1, "subscription", id, "tax_rates",
				List.of());
		return subscription.set("items", Doc.list("/v1/subscription_items?subscription=" + id, List.of(only)));
	}

	static void period(Doc subscription, long start, long end) {
		subscription.set("items.data.0.current_period_start", start).set("items.data.0.current_period_end", end);
	}

}

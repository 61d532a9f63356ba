package org.almoner.sandbox.stripe.books;

/** What a product and the prices of it look like. */
final class ProductShape {

	private static final Doc PRODUCT = Doc.parse("""
			{"id": null, "object": "product", "active": true, "attributes": [], "created": 0, "default_price": null,
			"description": null, "images": [], "livemode": false, "marketing_features": [], "metadata": {},
			"name": null, "package_dimensions": null, "shippable": null, "statement_descriptor": null,
			"tax_code": null, "type": "service", "unit_label": null, "updated": 0, "url": null}
			""");

	private static final Doc PRICE = Doc.parse("""
			{"id": null, "object": "price", "active": true, "billing_scheme": "per_unit", "created": 0,
			"currency": "usd", "custom_unit_amount": null, "livemode": false, "lookup_key": null, "metadata": {},
			"nickname": null, "product": null,
			"recurring": {"interval": "month", "interval_count": 1, "meter": null, "trial_period_days": null,
				"usage_type": "licensed"},
			"tax_behavior": "unspecified", "tiers_mode": null, "transform_quantity": null, "type": "recurring",
			"unit_amount": 0, "unit_amount_decimal": "0"}
			""");

	private ProductShape() {
	}

	static Doc of(String id, String name) {
		return PRODUCT.copy().set("id", id).set("name", name).set("description", "Gifts for: " + name);
	}

	static Doc price(String id, Doc product, long amount, String currency, String interval) {
		return PRICE.copy()
			.set("id", id)
			.set("product", product.id())
			.set("currency", currency)
			.set("unit_amount", amount)
			.set("unit_amount_decimal", Long.toString(amount))
			.set("recurring.interval", interval);
	}

	/** The same as a plan, the older word for a price. */
	static Doc plan(Doc price) {
		return Doc.of("id", price.id(), "object", "plan", "active", true, "amount", price.number("unit_amount"),
				"amount_decimal", price.text("unit_amount_decimal"), "billing_scheme", "per_unit", "created",
				price.number("created"), "currency", price.text("currency"), "interval",
				price.text("recurring.interval"), "interval_count", 1, "livemode", price.flag("livemode"), "metadata",
				Doc.of(), "meter", null, "nickname", null, "product", price.text("product"), "tiers_mode", null,
				"transform_usage", null, "trial_period_days", null, "usage_type", "licensed");
	}

}

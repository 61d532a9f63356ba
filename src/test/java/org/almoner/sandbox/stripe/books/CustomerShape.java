package org.almoner.sandbox.stripe.books;

import java.util.Locale;

/** What a customer looks like. */
final class CustomerShape {

	private static final Doc SHAPE = Doc.parse("""
			{"id": null, "object": "customer", "address": null, "balance": 0, "created": 0, "currency": null,
			"customer_account": null, "default_source": null, "delinquent": false, "description": null,
			"discount": null, "email": null, "invoice_prefix": null,
			"invoice_settings": {"custom_fields": null, "default_payment_method": null, "footer": null,
				"rendering_options": null},
			"livemode": false, "metadata": {}, "name": null, "next_invoice_sequence": 1, "phone": null,
			"preferred_locales": [], "shipping": null, "tax_exempt": "none", "test_clock": null}
			""");

	private CustomerShape() {
	}

	static Doc of(String id, Donor donor) {
		return describe(SHAPE.copy().set("id", id), donor).set("invoice_prefix",
				id.substring(4, 12).toUpperCase(Locale.ROOT));
	}

	static Doc describe(Doc customer, Donor donor) {
		return customer.set("name", donor.name())
			.set("email", donor.email())
			.set("phone", donor.phone())
			.set("address", donor.address());
	}

}

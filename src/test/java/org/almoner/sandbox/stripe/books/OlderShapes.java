package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Objects as older versions of the API tell them, after Stripe's changelog: what was
 * taken away since is put back. What was merely added shows in every version.
 */
final class OlderShapes {

	private final CharityBooks books;

	OlderShapes(CharityBooks books) {
		this.books = books;
	}

	Doc render(Doc doc, ApiVersion version) {
		Doc shown = doc.copy();
		if (version == ApiVersion.NEWEST) {
			return shown;
		}
		return switch (doc.kind()) {
			case "charge" -> charge(shown, version);
			case "payment_intent" -> intent(shown, version);
			case "invoice" -> version.linksInvoicesDirectly() ? invoice(shown) : shown;
			case "subscription" -> version.linksInvoicesDirectly() ? subscription(shown) : shown;
			case "refund" -> shown.remove("customer", "customer_account", "payment_method");
			case "checkout.session" -> shown.set("shipping_details", null).remove("collected_information");
			default -> shown;
		};
	}

	private Doc charge(Doc charge, ApiVersion version) {
		charge.remove("presentment_details");
		if (version.linksInvoicesDirectly()) {
			charge.set("invoice", idOf(this.books.invoiceOf(charge.textOrNull("payment_intent"))));
		}
		if (version.showsChargesOnIntents()) {
			List<Doc> refunds = this.books.those("refund", "charge", charge.id())
				.stream()
				.map((refund) -> render(refund, version))
				.toList()
				.reversed();
			charge.set("refunds", Doc.list("/v1/charges/" + charge.id() + "/refunds", refunds));
		}
		return charge;
	}

	private Doc intent(Doc intent, ApiVersion version) {
		if (version.linksInvoicesDirectly()) {
			intent.set("invoice", idOf(this.books.invoiceOf(intent.id())));
		}
		if (version.showsChargesOnIntents()) {
			List<Doc> charges = this.books.those("charge", "payment_intent", intent.id())
				.stream()
				.map((charge) -> charge(charge.copy(), version))
				.toList()
				.reversed();
			intent.set("charges", Doc.list("/v1/charges?payment_intent=" + intent.id(), charges))
				.remove("latest_charge");
		}
		return intent;
	}

	private Doc invoice(Doc invoice) {
		Doc intent = this.books.intentOf(invoice.id());
		boolean outOfBand = invoice.number("amount_paid_off_stripe") > 0;
		invoice.set("payment_intent", idOf(intent))
			.set("charge", (intent != null) ? intent.textOrNull("latest_charge") : null)
			.set("paid", invoice.text("status").equals("paid"))
			.set("paid_out_of_band", outOfBand)
			.set("subscription", invoice.textOrNull("parent.subscription_details.subscription"))
			.set("subscription_details", Doc.of("metadata", invoice.at("parent.subscription_details.metadata")))
			.set("discount", null)
			.set("quote", null)
			.set("tax", null)
			.set("total_tax_amounts", List.of())
			.set("application_fee_amount", null)
			.set("transfer_data", null);
		if (outOfBand) {
			invoice.set("amount_paid", 0);
		}
		invoice.set("lines.data.0", line(Doc.parse(invoice.at("lines.data.0").toString())));
		return invoice.remove("parent", "amount_overpaid", "amount_paid_off_stripe", "total_taxes", "customer_account");
	}

	private Doc line(Doc line) {
		String item = line.textOrNull("parent.subscription_item_details.subscription_item");
		Doc price = this.books.find("price", line.textOrNull("pricing.price_details.price"));
		return line.set("price", price)
			.set("plan", (price != null) ? ProductShape.plan(price) : null)
			.set("subscription", line.textOrNull("parent.subscription_item_details.subscription"))
			.set("subscription_item", item)
			.set("proration", false)
			.set("tax_amounts", List.of())
			.set("type", (item != null) ? "subscription" : "invoiceitem")
			.remove("parent", "pricing", "taxes");
	}

	private Doc subscription(Doc subscription) {
		Doc item = Doc.parse(subscription.at("items.data.0").toString());
		subscription.set("current_period_start", item.number("current_period_start"))
			.set("current_period_end", item.number("current_period_end"))
			.set("plan", item.at("plan"))
			.set("quantity", 1)
			.set("discount", null);
		return subscription.set("items.data.0", item.remove("current_period_start", "current_period_end"));
	}

	private static @Nullable String idOf(@Nullable Doc doc) {
		return (doc != null) ? doc.id() : null;
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody pays with.
 *
 * @param id of the payment method
 * @param type Stripe's word, such as {@code card}
 * @param expiryYear of a card
 */
record Tender(String id, String type, String last4, Doc card, int expiryYear, @Nullable String bank) {

	private static final List<String> BRANDS = List.of("visa", "mastercard", "amex", "discover");

	static Tender card(Dice dice) {
		String brand = dice.pick(BRANDS);
		Doc wallet = Doc.of("dynamic_last4", null, "type", "apple_pay");
		Doc card = Doc.of("amount_authorized", null, "authorization_code", dice.digits(6), "brand", brand, "checks",
				Doc.of("address_line1_check", null, "address_postal_code_check", "pass", "cvc_check", "pass"),
				"country", "US", "exp_month", 8, "exp_year", 2030, "fingerprint", dice.id("", 16), "funding", "credit",
				"installments", null, "last4", dice.digits(4), "mandate", null, "network", brand, "network_token",
				Doc.of("used", false), "network_transaction_id", dice.digits(15), "regulated_status", "unregulated",
				"three_d_secure", null, "wallet", dice.chance(15) ? wallet : null);
		return new Tender(dice.id("pm_"), "card", card.text("last4"), card, 2030, null);
	}

	/** The kind of bank debit that goes with a currency. */
	static Tender bankDebit(String currency, Dice dice) {
		String type = switch (currency) {
			case "eur" -> "sepa_debit";
			case "aud" -> "au_becs_debit";
			default -> "us_bank_account";
		};
		String last4 = dice.digits(4);
		Doc account = Doc.of("fingerprint", dice.id("", 16), "last4", last4, "mandate", dice.id("mandate_"),
				"bank_name", "STRIPE TEST BANK");
		return new Tender(dice.id("pm_"), type, last4, account, 0, "STRIPE TEST BANK");
	}

	boolean isCard() {
		return "card".equals(this.type);
	}

	Doc details() {
		return Doc.of(this.type, this.card, "type", this.type);
	}

	/** The payment method as an object of its own. */
	Doc asPaymentMethod(Donor donor, @Nullable String customer) {
		Doc own = isCard() ? cardOwn()
				: Doc.of("bank_name", this.bank, "fingerprint", this.card.text("fingerprint"), "last4", this.last4);
		return Doc.of("id", this.id, "object", "payment_method", "allow_redisplay", "unspecified", "billing_details",
				donor.billingDetails(), this.type, own, "created", 0, "customer", customer, "customer_account", null,
				"livemode", false, "metadata", Doc.of(), "type", this.type);
	}

	private Doc cardOwn() {
		String brand = this.card.text("brand");
		return Doc.of("brand", brand, "checks", Doc.parse(this.card.at("checks").toString()), "country", "US",
				"display_brand", brand, "exp_month", 8, "exp_year", this.expiryYear, "fingerprint",
				this.card.text("fingerprint"), "funding", "credit", "generated_from", null, "last4", this.last4,
				"networks", Doc.of("available", List.of(brand), "preferred", null), "regulated_status", "unregulated",
				"three_d_secure_usage", Doc.of("supported", true), "wallet", null);
	}

}

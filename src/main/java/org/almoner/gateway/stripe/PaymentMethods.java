package org.almoner.gateway.stripe;

import java.util.Set;

/**
 * The groups of Stripe's payment method types.
 *
 * @see <a href="https://docs.stripe.com/api/payment_methods/object">the types</a>
 */
final class PaymentMethods {

	private static final Set<String> CARDS = Set.of("card", "card_present");

	private static final Set<String> BANK_DEBITS = Set.of("au_becs_debit", "us_bank_account", "ach_debit", "sepa_debit",
			"bacs_debit", "acss_debit");

	private static final Set<String> BANK_TRANSFERS = Set.of("customer_balance", "ach_credit_transfer");

	private static final Set<String> WALLETS = Set.of("paypal", "link", "alipay", "wechat_pay", "cashapp", "amazon_pay",
			"revolut_pay");

	private PaymentMethods() {
	}

	/** The value of {@code Payment_Type__c} for a type that may be new. */
	static String group(String type) {
		if (CARDS.contains(type)) {
			return "Cards";
		}
		if (BANK_DEBITS.contains(type)) {
			return "Bank Debits";
		}
		if (BANK_TRANSFERS.contains(type) || type.endsWith("_bank_transfer")) {
			return "Bank Transfers";
		}
		if (WALLETS.contains(type)) {
			return "Wallets";
		}
		return type.equals("crypto") ? "Crypto" : "Other";
	}

}

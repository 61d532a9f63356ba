package org.almoner.gateway.stripe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A permission of a restricted key.
 *
 * @param name as Stripe's errors call it: {@code rak_charge_read}
 * @see <a href="https://docs.stripe.com/keys/restricted-api-keys">
 * docs.stripe.com/keys/restricted-api-keys</a>
 */
record Permission(String name) {

	private static final String PREFIX = "rak_";

	/** Shown keys end in some of their letters, so nothing but a whole name will do. */
	private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9_*])rak_[a-z_]{1,60}_(read|write)(?![a-z0-9_])");

	/** The rows of the page on which Stripe's dashboard edits a restricted key. */
	private static final Map<String, String> ROWS = Map.ofEntries(Map.entry("accounts_kyc_basic", "Accounts"),
			Map.entry("accounts_kyc_id_numbers", "Accounts"),
			Map.entry("balance_transaction_source", "Balance transaction sources"),
			Map.entry("charge", "Charges and Refunds"), Map.entry("checkout_session", "Checkout Sessions"),
			Map.entry("customer", "Customers"), Map.entry("dispute", "Disputes"), Map.entry("event", "Events"),
			Map.entry("invoice", "Invoices"), Map.entry("payment_intent", "Payment Intents"),
			Map.entry("payment_method", "Payment Methods"), Map.entry("payout", "Payouts"), Map.entry("plan", "Prices"),
			Map.entry("product", "Products"), Map.entry("subscription", "Subscriptions"),
			Map.entry("webhook", "Webhook Endpoints"));

	private static final Map<String, String> OF_RESOURCES = Map.of("balance_transactions", "balance_transaction_source",
			"disputes", "dispute", "invoice_payments", "invoice", "refunds", "charge");

	/** The first that a message names. */
	static Optional<Permission> namedIn(String message) {
		Matcher named = NAME.matcher(message);
		return named.find() ? Optional.of(new Permission(named.group())) : Optional.empty();
	}

	/** The one that is most likely needed to read a resource, such as {@code refunds}. */
	static Permission toRead(String resource) {
		return new Permission(PREFIX
				+ OF_RESOURCES.getOrDefault(resource, resource.replaceFirst("s$", "").replace('/', '_')) + "_read");
	}

	/** The row of the dashboard: {@code Charges and Refunds}. */
	String row() {
		String plain = this.name.substring(PREFIX.length(), this.name.lastIndexOf('_'));
		return ROWS.getOrDefault(plain,
				plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1).replace('_', ' '));
	}

	/** What is to be chosen in the row: {@code Read} or {@code Write}. */
	String level() {
		return this.name.endsWith("_write") ? "Write" : "Read";
	}

	/** As an admin finds it: {@code Charges and Refunds: Read}. */
	String label() {
		return row() + ": " + level();
	}

}

package org.almoner.sandbox.stripe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Which keys open the double, and what for. */
final class ApiKeys {

	private static final Map<String, String> RESOURCES = Map.ofEntries(Map.entry("account", "accounts_kyc_basic"),
			Map.entry("balance_transactions", "balance_transaction_source"), Map.entry("charges", "charge"),
			Map.entry("checkout/sessions", "checkout_session"), Map.entry("customers", "customer"),
			Map.entry("disputes", "dispute"), Map.entry("events", "event"), Map.entry("invoice_payments", "invoice"),
			Map.entry("invoices", "invoice"), Map.entry("payment_intents", "payment_intent"),
			Map.entry("payment_methods", "payment_method"), Map.entry("payouts", "payout"), Map.entry("prices", "plan"),
			Map.entry("products", "product"), Map.entry("refunds", "charge"),
			Map.entry("subscriptions", "subscription"), Map.entry("webhook_endpoints", "webhook"));

	private final Map<String, Set<String>> permissions = new ConcurrentHashMap<>();

	private final String account;

	ApiKeys(String account) {
		this.account = account;
	}

	/**
	 * A key and what it may do, such as {@code rak_charge_read}; {@code *} is everything.
	 */
	void allow(String key, Set<String> granted) {
		this.permissions.put(key, Set.copyOf(granted));
	}

	void revoke(String key) {
		this.permissions.remove(key);
	}

	/**
	 * Who asks.
	 *
	 * @param key with which
	 * @param live whether it is a key of live mode, as its beginning says
	 */
	record Caller(String key, boolean live) {

		static Caller of(@Nullable String authorization) {
			if (authorization == null || !authorization.startsWith("Bearer ")) {
				throw StripeError.noKey();
			}
			String key = authorization.substring("Bearer ".length());
			return new Caller(key, key.startsWith("sk_live_") || key.startsWith("rk_live_"));
		}

	}

	/**
	 * Checks whether somebody may ask.
	 * @param resources what is asked for, and what is to be expanded in it
	 */
	void check(Caller caller, List<String> resources, boolean write) {
		resources.forEach((resource) -> check(caller.key(), resource, write));
	}

	private void check(String key, String resource, boolean write) {
		Set<String> granted = this.permissions.get(key);
		if (granted == null) {
			throw StripeError.wrongKey(shown(key));
		}
		String needed = "rak_" + RESOURCES.getOrDefault(resource, resource);
		boolean enough = granted.contains("*") || granted.contains(needed + "_write")
				|| (!write && granted.contains(needed + "_read"));
		if (!enough) {
			throw StripeError.notAllowed(shown(key), this.account, needed + (write ? "_write" : "_read"));
		}
	}

	/** As Stripe shows a key: its beginning and its last four letters. */
	private static String shown(String key) {
		int start = Math.min(8, key.length());
		return key.substring(0, start) + "*********" + key.substring(Math.max(start, key.length() - 4));
	}

}

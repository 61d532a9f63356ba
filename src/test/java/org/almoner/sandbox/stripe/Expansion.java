package org.almoner.sandbox.stripe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts whole objects where their ids stand, as {@code expand[]} asks for. */
final class Expansion {

	private static final int DEEPEST = 4;

	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("ch_", "charge"),
			Map.entry("py_", "charge"), Map.entry("pi_", "payment_intent"), Map.entry("in_", "invoice"),
			Map.entry("re_", "refund"), Map.entry("pyr_", "refund"), Map.entry("dp_", "dispute"),
			Map.entry("txn_", "balance_transaction"), Map.entry("po_", "payout"), Map.entry("cus_", "customer"),
			Map.entry("sub_", "subscription"), Map.entry("prod_", "product"), Map.entry("price_", "price"),
			Map.entry("pm_", "payment_method"), Map.entry("inpay_", "invoice_payment"),
			Map.entry("cs_", "checkout.session"), Map.entry("tu_", "topup"), Map.entry("tr_", "transfer"),
			Map.entry("trr_", "transfer_reversal"), Map.entry("fee_", "application_fee"),
			Map.entry("ml_", "moon_levy"));

	/** What can be expanded, or leads to it, wherever it stands. */
	private static final Set<String> STEPS = Set.of("balance_transaction", "balance_transactions", "charge", "customer",
			"data", "default_payment_method", "destination", "discounts", "dispute", "failure_balance_transaction",
			"invoice", "items", "latest_charge", "latest_invoice", "line_items", "lines", "object", "original_payout",
			"payment", "payment_intent", "payment_method", "payments", "price", "product", "refunds", "reversed_by",
			"source", "subscription", "transfer");

	/** What the steps of a path lead to, where that needs a permission of its own. */
	private static final Map<String, String> RESOURCES = Map.ofEntries(
			Map.entry("balance_transaction", "balance_transactions"), Map.entry("charge", "charges"),
			Map.entry("latest_charge", "charges"), Map.entry("refunds", "refunds"), Map.entry("customer", "customers"),
			Map.entry("dispute", "disputes"), Map.entry("invoice", "invoices"),
			Map.entry("payments", "invoice_payments"), Map.entry("payment_intent", "payment_intents"),
			Map.entry("payment_method", "payment_methods"), Map.entry("subscription", "subscriptions"),
			Map.entry("product", "products"));

	private final Library library;

	Expansion(Library library) {
		this.library = library;
	}

	/** The resources that a path such as {@code data.payment.payment_intent} shows. */
	static Stream<String> resources(String path) {
		return Arrays.stream(path.split("\\.", -1)).map(RESOURCES::get).filter(Objects::nonNull);
	}

	/**
	 * A copy of an object with the paths filled, such as {@code data.source} of a list.
	 */
	Doc fill(Doc doc, List<String> paths) {
		Doc filled = doc.copy();
		for (String path : paths) {
			List<String> steps = List.of(path.split("\\.", -1));
			if (steps.size() > DEEPEST) {
				throw StripeError.badParameter("expand",
						"You cannot expand more than 4 levels of a property. Property: " + path);
			}
			refuseUnknown(steps);
			fill(filled.tree(), steps);
		}
		return filled;
	}

	private static void refuseUnknown(List<String> steps) {
		steps.stream().filter((step) -> !STEPS.contains(step)).findFirst().ifPresent((unknown) -> {
			throw StripeError.badParameter("expand", "This property cannot be expanded (" + unknown + ").");
		});
	}

	private void fill(ObjectNode node, List<String> steps) {
		String key = steps.getFirst();
		List<String> rest = steps.subList(1, steps.size());
		includeList(node, key);
		JsonNode value = node.path(key);
		if (value.isString()) {
			Doc found = find(value.asString());
			if (found != null) {
				node.set(key, found.tree().deepCopy());
			}
		}
		if (!rest.isEmpty()) {
			for (JsonNode each : node.path(key).isArray() ? node.path(key) : List.of(node.path(key))) {
				if (each instanceof ObjectNode inner) {
					fill(inner, rest);
				}
			}
		}
	}

	/** Lists that an object holds only when asked: its refunds, its payments. */
	private void includeList(ObjectNode node, String key) {
		String owner = node.path("object").asString("");
		if (key.equals("refunds") && owner.equals("charge")) {
			String id = node.path("id").asString();
			node.set("refunds", list("/v1/charges/" + id + "/refunds", "refund", "charge", id).tree());
		}
		if (key.equals("payments") && owner.equals("invoice")) {
			String id = node.path("id").asString();
			node.set("payments", list("/v1/invoice_payments?invoice=" + id, "invoice_payment", "invoice", id).tree());
		}
	}

	private Doc list(String url, String kind, String key, String id) {
		return Doc.list(url, this.library.all(kind).stream().filter((doc) -> id.equals(doc.textOrNull(key))).toList());
	}

	private @Nullable Doc find(String id) {
		String kind = KINDS.get(id.substring(0, id.indexOf('_') + 1));
		return (kind != null) ? this.library.find(kind, id) : null;
	}

}

package org.almoner.sandbox.stripe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.jspecify.annotations.Nullable;

/** Answers what only reads: lists and single objects. */
final class Reads {

	private static final int MOST_TYPES = 20;

	private static final Map<String, String> KINDS = Map.ofEntries(
			Map.entry("balance_transactions", "balance_transaction"), Map.entry("charges", "charge"),
			Map.entry("checkout/sessions", "checkout.session"), Map.entry("customers", "customer"),
			Map.entry("disputes", "dispute"), Map.entry("invoice_payments", "invoice_payment"),
			Map.entry("invoices", "invoice"), Map.entry("payment_intents", "payment_intent"),
			Map.entry("payment_methods", "payment_method"), Map.entry("payouts", "payout"),
			Map.entry("prices", "price"), Map.entry("products", "product"), Map.entry("refunds", "refund"),
			Map.entry("subscriptions", "subscription"));

	private static final Map<String, String> FILTERS = Map.ofEntries(Map.entry("charge", "charge"),
			Map.entry("customer", "customer"), Map.entry("invoice", "invoice"), Map.entry("status", "status"),
			Map.entry("payment_intent", "payment_intent"), Map.entry("source", "source"), Map.entry("type", "type"),
			Map.entry("currency", "currency"), Map.entry("product", "product"), Map.entry("active", "active"),
			Map.entry("subscription", "parent.subscription_details.subscription"),
			Map.entry("payment[payment_intent]", "payment.payment_intent"), Map.entry("payment[type]", "payment.type"));

	/** What every list takes. */
	private static final Set<String> USUAL = Set.of("created", "ending_before", "expand", "limit", "starting_after");

	/** What a list takes beside that, as Stripe documents it; others are refused. */
	private static final Map<String, Set<String>> TAKEN = Map.ofEntries(
			Map.entry("balance_transactions", Set.of("currency", "payout", "source", "type")),
			Map.entry("charges", Set.of("customer", "payment_intent", "transfer_group")),
			Map.entry("checkout/sessions",
					Set.of("customer", "payment_intent", "payment_link", "status", "subscription")),
			Map.entry("customers", Set.of("email", "test_clock")),
			Map.entry("disputes", Set.of("charge", "payment_intent")),
			Map.entry("events", Set.of("delivery_success", "type", "types")),
			Map.entry("invoice_payments", Set.of("invoice", "payment", "status")),
			Map.entry("invoices", Set.of("collection_method", "customer", "due_date", "status", "subscription")),
			Map.entry("payment_intents", Set.of("customer")), Map.entry("payment_methods", Set.of("customer", "type")),
			Map.entry("payouts", Set.of("arrival_date", "destination", "status")),
			Map.entry("prices", Set.of("active", "currency", "product", "type")),
			Map.entry("products", Set.of("active", "ids", "url")),
			Map.entry("refunds", Set.of("charge", "payment_intent")),
			Map.entry("subscriptions", Set.of("collection_method", "customer", "price", "status")));

	private final Library library;

	private final Expansion expansion;

	Reads(Library library) {
		this.library = library;
		this.expansion = new Expansion(library);
	}

	/** Whether there is such a resource, such as {@code charges}. */
	static boolean knows(String resource) {
		return KINDS.containsKey(resource) || resource.equals("events");
	}

	Doc list(String resource, Form form) {
		refuseUnknown(resource, form);
		if (resource.equals("events")) {
			return events(form);
		}
		String kind = KINDS.getOrDefault(resource, resource);
		List<Doc> base = base(kind, form);
		// the lines of a long payout are made page by page
		List<Doc> matching = (base instanceof LongPayout.Lines) ? base
				: base.stream().filter(matches(kind, form)).toList();
		Doc page = Page.of(matching, kind, form).asList("/v1/" + resource);
		return this.expansion.fill(page, form.list("expand"));
	}

	private static void refuseUnknown(String resource, Form form) {
		Set<String> taken = TAKEN.getOrDefault(resource, Set.of());
		form.names().filter((name) -> !USUAL.contains(name) && !taken.contains(name)).findFirst().ifPresent((name) -> {
			throw StripeError.unknownParameter(name);
		});
		if (form.has("payment[payment_intent]") && !form.has("payment[type]")) {
			throw StripeError.missingParameter("payment[type]");
		}
	}

	Doc one(String resource, String id, Form form) {
		if (resource.equals("events")) {
			return event(id);
		}
		String kind = KINDS.getOrDefault(resource, resource);
		Doc found = this.library.find(kind, id);
		if (found == null) {
			throw StripeError.noSuch(kind, id);
		}
		return this.expansion.fill(found, form.list("expand"));
	}

	private List<Doc> base(String kind, Form form) {
		@Nullable String payout = form.get("payout");
		if (!kind.equals("balance_transaction") || payout == null) {
			return this.library.all(kind);
		}
		List<Doc> lines = this.library.linesOf(payout);
		if (lines == null) {
			throw StripeError.noSuch("payout", payout);
		}
		Doc found = this.library.find("payout", payout);
		if (found == null || !found.flag("automatic")) {
			throw StripeError.badParameter("payout",
					"Balance transaction history can only be filtered on automatic transfers, not manual.");
		}
		return lines;
	}

	private static Predicate<Doc> matches(String kind, Form form) {
		Predicate<Doc> all = (doc) -> inTime(doc.number("created"), form);
		for (Map.Entry<String, String> filter : FILTERS.entrySet()) {
			String wanted = form.get(filter.getKey());
			if (wanted != null && !(kind.equals("subscription") && wanted.equals("all"))) {
				String path = filter.getValue();
				all = all.and((doc) -> wanted.equals(doc.at(path).asString("")));
			}
		}
		return all;
	}

	private static boolean inTime(long created, Form form) {
		return created >= form.number("created[gte]", Long.MIN_VALUE)
				&& created > form.number("created[gt]", Long.MIN_VALUE)
				&& created <= form.number("created[lte]", Long.MAX_VALUE)
				&& created < form.number("created[lt]", Long.MAX_VALUE);
	}

	private Doc events(Form form) {
		List<String> types = form.list("types");
		if (types.size() > MOST_TYPES) {
			throw StripeError.badParameter("types", "You may pass at most 20 types");
		}
		@Nullable String type = form.get("type");
		@Nullable String delivered = form.get("delivery_success");
		List<Doc> matching = this.library.events()
			.stream()
			.filter((event) -> inTime(event.created(), form))
			.filter((event) -> types.isEmpty() || types.contains(event.type()))
			.filter((event) -> type == null || isOf(event.type(), type))
			.filter((event) -> delivered == null
					|| Boolean.parseBoolean(delivered) != this.library.isUndelivered(event.id()))
			.map((event) -> Doc.of("id", event.id()))
			.toList();
		Page page = Page.of(matching, "event", form);
		List<Doc> whole = page.data().stream().map((found) -> event(found.id())).toList();
		return new Page(whole, page.hasMore()).asList("/v1/events");
	}

	private Doc event(String id) {
		return this.library.events()
			.stream()
			.filter((event) -> event.id().equals(id))
			.findFirst()
			.map(StripeEvent::json)
			.map(Doc::parse)
			.orElseThrow(() -> StripeError.noSuch("event", id));
	}

	/** A type may end in a star: {@code charge.*}. */
	private static boolean isOf(String type, String wanted) {
		return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : type.equals(wanted);
	}

}

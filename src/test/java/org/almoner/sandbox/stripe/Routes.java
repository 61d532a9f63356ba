package org.almoner.sandbox.stripe;

import org.almoner.sandbox.stripe.books.Doc;

/** Which answer belongs to which path. */
final class Routes {

	private static final String ENDPOINTS = "webhook_endpoints";

	private final Reads reads;

	/** Of the mode in which nothing happens. */
	private final Reads nothing = new Reads(new Library());

	private final WebhookEndpoints endpoints;

	private final String account;

	private final boolean live;

	Routes(Reads reads, WebhookEndpoints endpoints, String account, boolean live) {
		this.live = live;
		this.reads = reads;
		this.endpoints = endpoints;
		this.account = account;
	}

	/**
	 * A path below {@code /v1}.
	 *
	 * @param id empty for a list
	 */
	record Target(String resource, String id) {

		static Target of(String path) {
			String rest = path.startsWith("/v1/") ? path.substring("/v1/".length()) : "";
			String resource = rest.startsWith("checkout/sessions") ? "checkout/sessions" : rest.replaceFirst("/.*", "");
			String id = rest.substring(resource.length()).replaceFirst("^/", "");
			return new Target(resource, id);
		}

	}

	/**
	 * The answer to a request.
	 * @param live whether it was asked with a key of live mode
	 */
	Doc answer(String method, Target target, Form form, boolean live) {
		if (target.resource().equals(ENDPOINTS)) {
			return endpoint(method, target, form, live);
		}
		if (method.equals("GET") && target.resource().equals("account")) {
			return account();
		}
		if (!method.equals("GET") || !Reads.knows(target.resource()) || target.id().contains("/")) {
			throw StripeError.unknownPath(method, "/v1/" + target.resource());
		}
		Reads books = (live == this.live) ? this.reads : this.nothing;
		return target.id().isEmpty() ? books.list(target.resource(), form)
				: books.one(target.resource(), target.id(), form);
	}

	private Doc endpoint(String method, Target target, Form form, boolean live) {
		boolean all = target.id().isEmpty();
		return switch (method) {
			case "GET" ->
				all ? Page.of(this.endpoints.all(live), "webhook_endpoint", form).asList("/v1/webhook_endpoints")
						: this.endpoints.one(target.id(), live);
			case "POST" -> all ? this.endpoints.create(form, live) : this.endpoints.update(target.id(), form, live);
			case "DELETE" -> this.endpoints.delete(target.id(), live);
			default -> throw StripeError.unknownPath(method, "/v1/" + ENDPOINTS);
		};
	}

	private Doc account() {
		return Doc.of("id", this.account, "object", "account", "business_profile", Doc.of("name", "The Almshouse"),
				"business_type", "non_profit", "charges_enabled", true, "country", "US", "created", 1_600_000_000,
				"default_currency", "usd", "details_submitted", true, "email", "books@charity.example", "metadata",
				Doc.of(), "payouts_enabled", true, "settings",
				Doc.of("dashboard", Doc.of("display_name", "The Almshouse", "timezone", "America/New_York")), "type",
				"standard");
	}

}

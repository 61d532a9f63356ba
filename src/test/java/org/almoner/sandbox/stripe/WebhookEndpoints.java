package org.almoner.sandbox.stripe;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account's webhook endpoints of both modes. The signing secret is told once, when
 * one is made; API version and Connect are fixed then; there may be sixteen of a mode,
 * and a key of the other mode does not see them.
 */
final class WebhookEndpoints {

	private static final int MOST = 16;

	private final Map<String, Doc> endpoints = new LinkedHashMap<>();

	/** Of each endpoint what it is signed with, the newest first. */
	private final Map<String, List<String>> secrets = new LinkedHashMap<>();

	private final InstantSource clock;

	private long numbers;

	WebhookEndpoints(InstantSource clock) {
		this.clock = clock;
	}

	synchronized Doc create(Form form, boolean live) {
		new EndpointForm(form, live).checkNew();
		if (all(live).size() >= MOST) {
			throw StripeError
				.tooMany("You have reached the maximum of 16 " + (live ? "live" : "test") + " webhook endpoints.");
		}
		String id = "we_3SandboxAlmoner%08d".formatted(++this.numbers);
		Doc endpoint = Doc.of("id", id, "object", "webhook_endpoint", "api_version", form.get("api_version"),
				"application", "true".equals(form.get("connect")) ? "ca_sandbox" : null, "created",
				this.clock.instant().getEpochSecond(), "description", form.get("description"), "enabled_events",
				form.list("enabled_events"), "livemode", live, "metadata", form.map("metadata"), "status", "enabled",
				"url", form.get("url"));
		this.endpoints.put(id, endpoint);
		String secret = newSecret();
		this.secrets.put(id, List.of(secret));
		return endpoint.copy().set("secret", secret);
	}

	private String newSecret() {
		return "whsec_SandboxAlmonerSecret%08d".formatted(++this.numbers);
	}

	synchronized Doc update(String id, Form form, boolean live) {
		new EndpointForm(form, live).checkChange();
		Doc endpoint = find(id, live);
		for (String name : List.of("url", "description")) {
			if (form.has(name)) {
				endpoint.set(name, form.get(name));
			}
		}
		if (!form.list("enabled_events").isEmpty()) {
			endpoint.set("enabled_events", form.list("enabled_events"));
		}
		form.map("metadata").forEach((key, value) -> note(endpoint, key, value));
		if (form.has("disabled")) {
			endpoint.set("status", "true".equals(form.get("disabled")) ? "disabled" : "enabled");
		}
		return endpoint.copy();
	}

	/** An empty value takes a key away. */
	private static void note(Doc endpoint, String key, String value) {
		ObjectNode metadata = (ObjectNode) endpoint.at("metadata");
		if (value.isEmpty()) {
			metadata.remove(key);
		}
		else {
			metadata.put(key, value);
		}
	}

	synchronized Doc delete(String id, boolean live) {
		find(id, live);
		this.endpoints.remove(id);
		this.secrets.remove(id);
		return Doc.of("id", id, "object", "webhook_endpoint", "deleted", true);
	}

	synchronized Doc one(String id, boolean live) {
		return find(id, live).copy();
	}

	/** All endpoints of a mode, newest first. */
	synchronized List<Doc> all(boolean live) {
		return new ArrayList<>(this.endpoints.values()).reversed()
			.stream()
			.filter((endpoint) -> endpoint.flag("livemode") == live)
			.map(Doc::copy)
			.toList();
	}

	/** What deliveries to an endpoint are signed with, the newest first; none if gone. */
	synchronized List<String> secretsOf(String id) {
		return this.secrets.getOrDefault(id, List.of());
	}

	/**
	 * Rolls a secret, as its owner does in Stripe's dashboard: for a while, deliveries
	 * are signed with both.
	 */
	synchronized String roll(String id) {
		String secret = newSecret();
		this.secrets.computeIfPresent(id, (same, old) -> List.of(secret, old.getFirst()));
		return secret;
	}

	/** From now on only the newest secret of an endpoint signs. */
	synchronized void expireOldSecret(String id) {
		this.secrets.computeIfPresent(id, (same, both) -> List.of(both.getFirst()));
	}

	/** Where events of a mode are to go: its endpoints that are enabled. */
	synchronized List<Destination> destinations(boolean live) {
		return all(live).stream()
			.filter((endpoint) -> endpoint.text("status").equals("enabled"))
			.filter((endpoint) -> !endpoint.has("application"))
			.map((endpoint) -> new Destination(endpoint.id(), URI.create(endpoint.text("url")),
					secretsOf(endpoint.id()), eventsOf(endpoint), endpoint.textOrNull("api_version")))
			.toList();
	}

	private static Set<String> eventsOf(Doc endpoint) {
		Set<String> types = new HashSet<>();
		endpoint.at("enabled_events").forEach((type) -> types.add(type.asString()));
		return types;
	}

	private Doc find(String id, boolean live) {
		@Nullable Doc endpoint = this.endpoints.get(id);
		if (endpoint == null) {
			throw StripeError.noSuch("webhook_endpoint", id);
		}
		if (endpoint.flag("livemode") != live) {
			throw StripeError.ofOtherMode("webhook_endpoint", id, live);
		}
		return endpoint;
	}

}

package org.almoner.sandbox.stripe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.almoner.sandbox.stripe.books.Doc;
import org.jspecify.annotations.Nullable;

/**
 * The account's webhook endpoints. The signing secret is told once, when one is made; API
 * version and Connect are fixed then; there may be sixteen.
 */
final class WebhookEndpoints {

	private static final int MOST = 16;

	private final Map<String, Doc> endpoints = new LinkedHashMap<>();

	private final Map<String, String> secrets = new LinkedHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	private final InstantSource clock;

	private final boolean liveMode;

	WebhookEndpoints(InstantSource clock, boolean liveMode) {
		this.clock = clock;
		this.liveMode = liveMode;
	}

	synchronized Doc create(Form form) {
		if (this.endpoints.size() >= MOST) {
			throw StripeError.tooMany("You have reached the maximum of 16 test webhook endpoints.");
		}
		@Nullable String url = form.get("url");
		if (url == null || form.list("enabled_events").isEmpty()) {
			throw StripeError.badParameter((url == null) ? "url" : "enabled_events", "Missing required param.");
		}
		long number = this.numbers.incrementAndGet();
		String id = "we_3SandboxAlmoner%08d".formatted(number);
		String secret = "whsec_SandboxAlmonerSecret%08d".formatted(number);
		Doc endpoint = Doc.of("id", id, "object", "webhook_endpoint", "api_version", form.get("api_version"),
				"application", "true".equals(form.get("connect")) ? "ca_sandbox" : null, "created",
				this.clock.instant().getEpochSecond(), "description", form.get("description"), "enabled_events",
				form.list("enabled_events"), "livemode", this.liveMode, "metadata", form.map("metadata"), "status",
				"enabled", "url", url);
		this.endpoints.put(id, endpoint);
		this.secrets.put(id, secret);
		return endpoint.copy().set("secret", secret);
	}

	synchronized Doc update(String id, Form form) {
		for (String fixed : List.of("api_version", "connect")) {
			if (form.has(fixed)) {
				throw StripeError.badParameter(fixed, "Received unknown parameter: " + fixed);
			}
		}
		Doc endpoint = find(id);
		for (String name : List.of("url", "description")) {
			if (form.has(name)) {
				endpoint.set(name, form.get(name));
			}
		}
		if (!form.list("enabled_events").isEmpty()) {
			endpoint.set("enabled_events", form.list("enabled_events"));
		}
		form.map("metadata").forEach((key, value) -> endpoint.set("metadata." + key, value));
		if (form.has("disabled")) {
			endpoint.set("status", "true".equals(form.get("disabled")) ? "disabled" : "enabled");
		}
		return endpoint.copy();
	}

	synchronized Doc delete(String id) {
		find(id);
		this.endpoints.remove(id);
		this.secrets.remove(id);
		return Doc.of("id", id, "object", "webhook_endpoint", "deleted", true);
	}

	synchronized Doc one(String id) {
		return find(id).copy();
	}

	/** All endpoints, newest first. */
	synchronized List<Doc> all() {
		return new ArrayList<>(this.endpoints.values()).reversed().stream().map(Doc::copy).toList();
	}

	/** What deliveries to an endpoint are signed with. */
	synchronized @Nullable String secretOf(String id) {
		return this.secrets.get(id);
	}

	private Doc find(String id) {
		Doc endpoint = this.endpoints.get(id);
		if (endpoint == null) {
			throw StripeError.noSuch("webhook_endpoint", id);
		}
		return endpoint;
	}

}

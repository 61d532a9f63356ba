package org.almoner.sandbox.stripe;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import org.jspecify.annotations.Nullable;

/** What Stripe takes, and what it refuses, when a webhook endpoint is made or changed. */
final class EndpointForm {

	private static final Set<String> EVENTS = Stream.of(EnabledEvent.values())
		.map(EnabledEvent::getValue)
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> CREATE = Set.of("api_version", "connect", "description", "enabled_events",
			"expand", "metadata", "url");

	private static final Set<String> UPDATE = Set.of("description", "disabled", "enabled_events", "expand", "metadata",
			"url");

	private static final Pattern VERSION = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(\\.[a-z]+)?");

	private static final int KEY_MAX = 40;

	private static final int VALUE_MAX = 500;

	private final Form form;

	private final boolean live;

	EndpointForm(Form form, boolean live) {
		this.form = form;
		this.live = live;
	}

	void checkNew() {
		checkNames(CREATE);
		for (String needed : List.of("url", "enabled_events")) {
			if (!this.form.has(needed)) {
				throw StripeError.missingParameter(needed);
			}
		}
		checkValues();
		@Nullable String version = this.form.get("api_version");
		if (version != null && !VERSION.matcher(version).matches()) {
			throw StripeError.badParameter("api_version", "Invalid Stripe API version: " + version);
		}
	}

	void checkChange() {
		checkNames(UPDATE);
		checkValues();
	}

	private void checkNames(Set<String> taken) {
		this.form.names().filter((name) -> !taken.contains(name)).findFirst().ifPresent((name) -> {
			throw StripeError.unknownParameter(name);
		});
	}

	private void checkValues() {
		@Nullable String url = this.form.get("url");
		if (url != null) {
			checkUrl(url);
		}
		List<String> events = this.form.list("enabled_events");
		for (int i = 0; i < events.size(); i++) {
			if (!EVENTS.contains(events.get(i))) {
				throw StripeError.badParameter("enabled_events[" + i + "]",
						"Invalid enabled_events[" + i + "]: must be one of *, account.updated, …");
			}
		}
		for (String flag : List.of("connect", "disabled")) {
			@Nullable String value = this.form.get(flag);
			if (value != null && !Set.of("true", "false").contains(value)) {
				throw StripeError.badParameter(flag, "Invalid boolean: " + value);
			}
		}
		checkMetadata(this.form.map("metadata"));
	}

	private static void checkMetadata(Map<String, String> metadata) {
		metadata.forEach((key, value) -> {
			if (key.length() > KEY_MAX || value.length() > VALUE_MAX) {
				throw StripeError.badParameter("metadata", "Metadata keys may have 40 characters, values 500.");
			}
		});
	}

	/**
	 * Stripe refuses this machine's own addresses in test mode too, where they are let
	 * pass here.
	 */
	private void checkUrl(String url) {
		URI address = parsed(url);
		@Nullable String host = address.getHost();
		if (address.getScheme() == null || host == null) {
			throw StripeError.badUrl("An explicit scheme (such as https) must be provided.");
		}
		if (this.live && !address.getScheme().equals("https")) {
			throw StripeError.badUrl(url + ". URLs in livemode must begin with \"https://\"");
		}
		if (!Set.of("http", "https").contains(address.getScheme()) || (this.live && isHere(host))) {
			throw StripeError.badUrl("URL must be publicly accessible.");
		}
	}

	private static URI parsed(String url) {
		try {
			return URI.create(url);
		}
		catch (IllegalArgumentException ex) {
			throw StripeError.badUrl("Not a valid URL");
		}
	}

	private static boolean isHere(String host) {
		return host.equals("localhost") || host.startsWith("127.")
				|| host.equals(InetAddress.getLoopbackAddress().getHostAddress()) || host.equals("[::1]");
	}

}

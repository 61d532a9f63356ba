package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.stripe.Stripe;
import org.almoner.account.Secret;
import org.almoner.gateway.EndpointOrder;
import org.almoner.gateway.EndpointTerms;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.KeyReport;
import org.almoner.gateway.MadeEndpoint;
import org.almoner.gateway.RemoteEndpoint;

/**
 * The webhook endpoints of a Stripe account.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">
 * docs.stripe.com/api/idempotent_requests</a>
 * @see <a href="https://docs.stripe.com/api/webhook_endpoints">
 * docs.stripe.com/api/webhook_endpoints</a>
 */
final class StripeEndpoints implements GatewayEndpoints {

	/** Where endpoints are. */
	static final String PATH = "/v1/webhook_endpoints";

	/** By which an endpoint says whose it is. */
	private static final String ACCOUNT = "almoner_account";

	/** Stripe allows 16, but has allowed more. */
	private static final int PAGES_MAX = 10;

	/** So often an endpoint may be made and deleted within a day, for one intention. */
	private static final int TRIES_MAX = 10;

	private final List<String> events;

	private final StripeProperties properties;

	/**
	 * The endpoints of any account.
	 * @param events the types that an endpoint needs. Their order is kept, as a repeated
	 * request must be the same to the letter
	 */
	StripeEndpoints(List<String> events, StripeProperties properties) {
		this.events = List.copyOf(events);
		this.properties = properties;
	}

	@Override
	public EndpointTerms terms() {
		return new EndpointTerms(Set.copyOf(this.events), Stripe.API_VERSION);
	}

	@Override
	public List<KeyReport.Wish> permissions() {
		return KeyTrial.wishes();
	}

	@Override
	public KeyReport tryKey(Secret apiKey) {
		ApiKey key = ApiKey.of(apiKey);
		return new KeyTrial(key, requests(key)).report();
	}

	@Override
	public List<RemoteEndpoint> list(Secret apiKey) {
		StripeRequests stripe = requests(ApiKey.of(apiKey));
		List<RemoteEndpoint> all = new ArrayList<>();
		String after = "";
		for (int page = 0; page < PAGES_MAX; page++) {
			Snapshot answer = stripe.get(PATH + "?limit=100" + after);
			List<Snapshot> found = answer.objects("data");
			found.stream().map(StripeEndpoints::endpoint).forEach(all::add);
			if (found.isEmpty() || !answer.isTrue("has_more")) {
				return List.copyOf(all);
			}
			after = "&starting_after=" + StripeRequests.encoded(all.getLast().id());
		}
		throw Refusals.refused("The Stripe account has more than " + PAGES_MAX * 100
				+ " webhook endpoints. Delete those that nobody needs, in Stripe's dashboard under Developers,"
				+ " Webhooks.");
	}

	/**
	 * Stripe repeats its first answer to an idempotency key for a day, even where the
	 * endpoint was deleted since. Then the next key is one that follows from the given
	 * one, so that all who repeat the intention still end with one endpoint.
	 */
	@Override
	public MadeEndpoint make(Secret apiKey, EndpointOrder order, String idempotencyKey) {
		StripeRequests stripe = requests(ApiKey.of(apiKey));
		Map<String, String> form = form(order);
		form.put("api_version", Stripe.API_VERSION);
		for (int deleted = 0; deleted < TRIES_MAX; deleted++) {
			Snapshot made = stripe.post(PATH, form, (deleted == 0) ? idempotencyKey : idempotencyKey + "-" + deleted);
			Optional<RemoteEndpoint> endpoint = find(stripe, made.id("id").orElseThrow(Refusals::unreadable));
			if (endpoint.isPresent()) {
				return new MadeEndpoint(endpoint.get(), secret(made));
			}
		}
		throw Refusals.refused("This endpoint was made and deleted again too often today. Try again tomorrow.");
	}

	private static Optional<RemoteEndpoint> find(StripeRequests stripe, String endpointId) {
		try {
			return Optional.of(endpoint(stripe.get(path(endpointId))));
		}
		catch (StripeRefusalException ex) {
			if (ex.isGone()) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private static Secret secret(Snapshot made) {
		return made.text("secret").filter((text) -> !text.isBlank()).map(Secret::of).orElseThrow(Refusals::unreadable);
	}

	@Override
	public RemoteEndpoint mend(Secret apiKey, String endpointId, EndpointOrder order) {
		Map<String, String> form = form(order);
		form.put("disabled", "false");
		return endpoint(requests(ApiKey.of(apiKey)).post(path(endpointId), form, null));
	}

	@Override
	public void switchOff(Secret apiKey, String endpointId) {
		StripeRequests stripe = requests(ApiKey.of(apiKey));
		unlessGone(() -> stripe.post(path(endpointId), Map.of("disabled", "true"), null));
	}

	@Override
	public void delete(Secret apiKey, String endpointId) {
		StripeRequests stripe = requests(ApiKey.of(apiKey));
		unlessGone(() -> stripe.delete(path(endpointId)));
	}

	private static void unlessGone(Runnable request) {
		try {
			request.run();
		}
		catch (StripeRefusalException ex) {
			if (!ex.isGone()) {
				throw ex;
			}
		}
	}

	private Map<String, String> form(EndpointOrder order) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("url", order.url().toString());
		for (int i = 0; i < this.events.size(); i++) {
			form.put("enabled_events[" + i + "]", this.events.get(i));
		}
		form.put("description", "Almoner: do not edit by hand. Almoner makes, checks and mends this endpoint.");
		form.put("metadata[" + ACCOUNT + "]", order.account().value());
		return form;
	}

	private static String path(String endpointId) {
		return PATH + "/" + StripeRequests.encoded(endpointId);
	}

	private StripeRequests requests(ApiKey key) {
		return new StripeRequests(StripeApi.client(key.secret(), this.properties));
	}

	/** An application is named only where the events are those of connected accounts. */
	private static RemoteEndpoint endpoint(Snapshot json) {
		Set<String> types = new HashSet<>();
		json.json().path("enabled_events").forEach((type) -> types.add(type.asString("")));
		return new RemoteEndpoint(json.id("id").orElseThrow(Refusals::unreadable), json.text("url").orElse(""),
				json.text("status").orElse("enabled").equals("enabled"), types, json.text("api_version").orElse(null),
				json.text("metadata." + ACCOUNT).filter((key) -> !key.isBlank()).orElse(null),
				json.text("application").isPresent(), json.isTrue("livemode"),
				json.moment("created").orElse(Instant.EPOCH));
	}

}

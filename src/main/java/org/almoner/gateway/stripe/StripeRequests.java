package org.almoner.gateway.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RawRequestOptions;
import com.stripe.net.StripeResponse;
import org.almoner.gateway.DeliveryRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What an admin asks of Stripe and waits for: it is answered, or fails with words. JSON
 * as it comes, because an answer may hold what is newer than the SDK.
 */
final class StripeRequests {

	private final StripeClient client;

	StripeRequests(StripeClient client) {
		this.client = client;
	}

	/**
	 * Reads an object or a list.
	 * @param path with its query
	 * @throws StripeRefusalException when Stripe says no, or nothing
	 */
	Snapshot get(String path) {
		return ask(RequestMethod.GET, path, null, null);
	}

	/**
	 * Makes or changes something.
	 * @param idempotencyKey the same for each repeat of one intention; null where a
	 * repeat does no harm
	 * @throws StripeRefusalException when Stripe says no, or nothing
	 */
	Snapshot post(String path, Map<String, String> form, @Nullable String idempotencyKey) {
		return ask(RequestMethod.POST, path, encoded(form), idempotencyKey);
	}

	/**
	 * Deletes something.
	 * @throws StripeRefusalException when Stripe says no, or nothing
	 */
	void delete(String path) {
		ask(RequestMethod.DELETE, path, null, null);
	}

	private static String encoded(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	/** A text as a part of a path or a form. */
	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private Snapshot ask(RequestMethod method, String path, @Nullable String content, @Nullable String once) {
		RawRequestOptions.RawRequestOptionsBuilder options = RawRequestOptions.builder();
		if (once != null) {
			options.setIdempotencyKey(once);
		}
		try {
			StripeResponse answer = this.client.rawRequest(method, path, content, options.build());
			return new Snapshot(StripeEnvelope.parse(answer.body()));
		}
		catch (HeedfulHttpClient.TooFastException ex) {
			throw Refusals.busy(HeedfulHttpClient.TOO_MANY_REQUESTS);
		}
		catch (StripeException ex) {
			throw Refusals.of(ex);
		}
		catch (DeliveryRefusedException ex) {
			throw Refusals.unreadable();
		}
	}

}

package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.Optional;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource;
import org.almoner.account.Secret;
import org.almoner.gateway.DeliveryRefusedException;

/**
 * Stripe's API as one key opens it; reads only. What goes wrong is told apart here and
 * nowhere else. Stripe's own words are not passed on, as they quote keys and ids.
 *
 * @see <a href="https://docs.stripe.com/api/errors">docs.stripe.com/api/errors</a>
 */
final class StripeApi {

	/** How long not to ask after Stripe did not answer. */
	private static final Duration PAUSE = Duration.ofSeconds(30);

	static {
		// it would time this machine for Stripe, and write a file into its home folder
		Stripe.enableTelemetry = false;
	}

	private final StripeClient client;

	StripeApi(Secret key, StripeProperties properties) {
		this.client = client(key, properties);
	}

	/**
	 * Stripe's client as all of the room uses it: with time-outs, and one more try where
	 * a request may be repeated.
	 */
	static StripeClient client(Secret key, StripeProperties properties) {
		return StripeClient.builder()
			.setApiKey(key.reveal())
			.setApiBase(properties.apiBase())
			.setConnectTimeout(Math.toIntExact(properties.lookups().connectTimeout().toMillis()))
			.setReadTimeout(Math.toIntExact(properties.lookups().readTimeout().toMillis()))
			.setMaxNetworkRetries(1)
			.setHttpClient(new HeedfulHttpClient())
			.build();
	}

	/**
	 * Reads an object or a list.
	 * @param path with its query, such as {@code /v1/charges?limit=1}
	 */
	StripeAnswer get(String path) {
		try {
			String body = this.client.rawRequest(ApiResource.RequestMethod.GET, path, null).body();
			return new StripeAnswer.Found(new Snapshot(StripeEnvelope.parse(body)));
		}
		catch (HeedfulHttpClient.TooFastException ex) {
			return new StripeAnswer.TooFast(ex.pause());
		}
		catch (StripeException ex) {
			return failed(ex);
		}
		catch (DeliveryRefusedException ex) {
			return new StripeAnswer.Away(PAUSE, "what Stripe answered can't be read");
		}
	}

	private static StripeAnswer failed(StripeException ex) {
		int status = (ex.getStatusCode() != null) ? ex.getStatusCode() : 0;
		return switch (status) {
			case 400, 404 -> new StripeAnswer.Missing();
			case 401 -> new StripeAnswer.KeyRefused();
			case 403 -> new StripeAnswer.Forbidden(permission(ex).orElse(null));
			case 0 -> new StripeAnswer.Away(PAUSE, "Stripe can't be reached");
			default -> new StripeAnswer.Away(PAUSE, "Stripe answered " + status);
		};
	}

	/** Stripe names the permission that a restricted key lacks. */
	private static Optional<Permission> permission(StripeException ex) {
		return Optional.ofNullable(ex.getMessage()).flatMap(Permission::namedIn);
	}

}

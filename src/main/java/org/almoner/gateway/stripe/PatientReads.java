package org.almoner.gateway.stripe;

import java.time.Duration;
import java.time.InstantSource;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.StripeResponse;
import org.almoner.account.Secret;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.GatewayException.Kind;

/**
 * Reads of Stripe's lists that nobody waits for: a few a second, and once more where
 * Stripe is busy or away, but not for ever.
 *
 * @see <a href="https://docs.stripe.com/rate-limits">docs.stripe.com/rate-limits</a>
 */
final class PatientReads {

	/** Of the 25 or 100 a second that Stripe allows all integrations of an account. */
	private static final int PER_SECOND = 5;

	private static final int TRIES_MAX = 4;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

	private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

	private final StripeProperties properties;

	private final InstantSource time;

	private final Inquiry.Pause pause;

	private final Pacing pacing;

	PatientReads(StripeProperties properties, InstantSource time, Inquiry.Pause pause) {
		this(properties, time, pause, PER_SECOND);
	}

	/**
	 * Reads at another pace.
	 * @param perSecond how many requests a second at the most, all accounts together
	 */
	PatientReads(StripeProperties properties, InstantSource time, Inquiry.Pause pause, int perSecond) {
		this.pacing = new Pacing(perSecond);
		this.properties = properties;
		this.time = time;
		this.pause = pause;
	}

	/**
	 * Reads a list.
	 * @param path with its query
	 * @throws GatewayException when Stripe said no, or did not answer in the end
	 */
	StripeResponse get(Secret apiKey, String path) {
		StripeClient client = StripeApi.client(ApiKey.of(apiKey).secret(), this.properties);
		Duration rest = FIRST_PAUSE;
		for (int tries = 1;; tries++) {
			wait(this.pacing.reserve(this.time.instant()));
			try {
				return client.rawRequest(RequestMethod.GET, path, null);
			}
			catch (HeedfulHttpClient.TooFastException ex) {
				rest = again(Refusals.busy(HeedfulHttpClient.TOO_MANY_REQUESTS), tries, ex.pause());
			}
			catch (StripeException ex) {
				rest = again(Refusals.of(ex), tries, rest);
			}
			wait(rest);
			rest = rest.multipliedBy(2);
		}
	}

	/** How long to wait before the next try, if there is to be one. */
	private static Duration again(StripeRefusalException refusal, int tries, Duration rest) {
		if (refusal.kind() != Kind.UNAVAILABLE || tries == TRIES_MAX || rest.compareTo(PAUSE_MAX) > 0) {
			throw refusal;
		}
		return rest;
	}

	private void wait(Duration duration) {
		try {
			this.pause.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusals.unreachable();
		}
	}

}

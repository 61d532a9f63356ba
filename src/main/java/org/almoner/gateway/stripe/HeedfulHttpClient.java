package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.Optional;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/**
 * Reads how long to wait from an answer that says "too many requests": the SDK ignores
 * that header.
 *
 * @see <a href="https://docs.stripe.com/rate-limits">docs.stripe.com/rate-limits</a>
 */
final class HeedfulHttpClient extends HttpURLConnectionClient {

	static final int TOO_MANY_REQUESTS = 429;

	private static final Duration UNSAID = Duration.ofSeconds(30);

	private static final Duration LONGEST = Duration.ofHours(1);

	@Override
	public StripeResponse request(StripeRequest request) throws ApiConnectionException {
		StripeResponse response = super.request(request);
		if (response.code() == TOO_MANY_REQUESTS) {
			throw new TooFastException(response.headers().firstValue("Retry-After").flatMap(this::wait).orElse(UNSAID));
		}
		return response;
	}

	private Optional<Duration> wait(String seconds) {
		return Optional.of(seconds.strip())
			.filter((text) -> text.matches("\\d{1,9}"))
			.map((text) -> Duration.ofSeconds(Long.parseLong(text)))
			.map((wait) -> (wait.compareTo(LONGEST) > 0) ? LONGEST : wait);
	}

	/** Stripe asks to wait. */
	static final class TooFastException extends RuntimeException {

		private final transient Duration pause;

		TooFastException(Duration pause) {
			super("Stripe asks to wait for " + pause);
			this.pause = pause;
		}

		Duration pause() {
			return this.pause;
		}

	}

}

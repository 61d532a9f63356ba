package org.almoner.gateway.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Stripe's API and how much of it is asked.
 *
 * @param apiBase its address; another than Stripe's own is for tests
 * @param lookups bounds of what a batch of events may ask
 */
@ConfigurationProperties("almoner.stripe")
record StripeProperties(@DefaultValue("https://api.stripe.com") String apiBase, @DefaultValue Lookups lookups) {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	StripeProperties {
		apiBase = apiBase.replaceFirst("/+$", "");
		if (!isSafe(apiBase)) {
			throw new IllegalArgumentException(
					"STRIPE_API_BASE must be an https address (plain http on this machine only)");
		}
	}

	/** Whether a key may travel to this address. */
	private static boolean isSafe(String base) {
		try {
			URI address = URI.create(base);
			String host = address.getHost();
			return host != null && ("https".equals(address.getScheme())
					|| ("http".equals(address.getScheme()) && LOOPBACK.matcher(host).matches()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Bounds of what a batch may ask. Stripe allows an account 25 requests a second in
	 * test mode and 100 in live mode, for all of its integrations together.
	 *
	 * @param requestsMax the most requests
	 * @param timeMax the longest that all of them together may take
	 * @param perSecond the most requests a second of an account
	 * @param atOnce how many may be under way at a time
	 * @param connectTimeout of one request
	 * @param readTimeout of one request
	 * @see <a href="https://docs.stripe.com/rate-limits">docs.stripe.com/rate-limits</a>
	 */
	record Lookups(@DefaultValue("400") int requestsMax, @DefaultValue("20s") Duration timeMax,
			@DefaultValue("20") int perSecond, @DefaultValue("4") int atOnce,
			@DefaultValue("5s") Duration connectTimeout, @DefaultValue("10s") Duration readTimeout) {

		private static final Duration TIME_MAX = Duration.ofSeconds(30);

		private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

		private static final Duration READ_MAX = Duration.ofSeconds(20);

		Lookups {
			within("requests-max", requestsMax, 1, 2000);
			within("per-second", perSecond, 1, 100);
			within("at-once", atOnce, 1, 16);
			within("time-max", timeMax, TIME_MAX);
			within("connect-timeout", connectTimeout, CONNECT_MAX);
			within("read-timeout", readTimeout, READ_MAX);
		}

		private static void within(String name, int value, int least, int most) {
			if (value < least || value > most) {
				throw new IllegalArgumentException(
						"almoner.stripe.lookups." + name + " must be " + least + " to " + most);
			}
		}

		private static void within(String name, Duration value, Duration most) {
			if (!value.isPositive() || value.compareTo(most) > 0) {
				throw new IllegalArgumentException("almoner.stripe.lookups." + name + " must be above 0 and at most "
						+ most.toSeconds() + " seconds");
			}
		}

	}

}

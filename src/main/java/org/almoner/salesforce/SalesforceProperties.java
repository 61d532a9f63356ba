package org.almoner.salesforce;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The org and how to reach it. The host's environment variables ({@code SALESFORCE_URL}
 * and so on) are mapped by the start.
 *
 * @param url the org's My Domain address, https; plain http on loopback only
 * @param clientId consumer key of the External Client App
 * @param clientSecret its secret, for the client credentials flow
 * @param username the user to act as, for the JWT bearer flow
 * @param privateKey PEM of the key of that flow
 * @param limits time-outs and bounds
 */
@ConfigurationProperties("almoner.salesforce")
record SalesforceProperties(String url, String clientId, @Nullable String clientSecret, @Nullable String username,
		@Nullable String privateKey, Limits limits) {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	SalesforceProperties(@Nullable String url, @Nullable String clientId, @Nullable String clientSecret,
			@Nullable String username, @Nullable String privateKey, @DefaultValue Limits limits) {
		this.url = checkedUrl(required("SALESFORCE_URL", url));
		this.clientId = required("SALESFORCE_CLIENT_ID", clientId);
		this.clientSecret = emptyToNull(clientSecret);
		this.username = emptyToNull(username);
		this.privateKey = emptyToNull(privateKey);
		this.limits = limits;
		requireOneFlow();
	}

	/** Whether a secret may travel to this address. */
	static boolean isSafe(URI address) {
		String host = address.getHost();
		return host != null && ("https".equals(address.getScheme())
				|| ("http".equals(address.getScheme()) && LOOPBACK.matcher(host).matches()));
	}

	private void requireOneFlow() {
		if (this.privateKey == null && this.clientSecret == null) {
			throw new IllegalArgumentException("SALESFORCE_CLIENT_SECRET is missing "
					+ "(or SALESFORCE_USERNAME and SALESFORCE_PRIVATE_KEY for the JWT bearer flow)");
		}
		if (this.privateKey != null && this.clientSecret != null) {
			throw new IllegalArgumentException(
					"SALESFORCE_CLIENT_SECRET and SALESFORCE_PRIVATE_KEY are both set: only one of them can be used");
		}
		if (this.privateKey != null) {
			required("SALESFORCE_USERNAME", this.username);
			PrivateKeys.parse(this.privateKey);
		}
	}

	private static String checkedUrl(String url) {
		String base = url.replaceFirst("/+$", "");
		try {
			URI address = URI.create(base);
			if (isSafe(address) && address.getRawPath().isEmpty() && address.getRawUserInfo() == null) {
				return base;
			}
		}
		catch (IllegalArgumentException ex) {
			// the sentence below says it
		}
		throw new IllegalArgumentException("SALESFORCE_URL must be the org's My Domain address, "
				+ "such as https://charity.my.salesforce.com (plain http on loopback only)");
	}

	private static String required(String variable, @Nullable String value) {
		String given = emptyToNull(value);
		if (given == null) {
			throw new IllegalArgumentException(variable + " is missing");
		}
		return given;
	}

	private static @Nullable String emptyToNull(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	@Override
	public String toString() {
		return "SalesforceProperties[url=" + this.url + ", flow="
				+ ((this.privateKey != null) ? "JWT bearer" : "client credentials") + "]";
	}

	/**
	 * What one call may take. A call with all its repeats ends after {@code patience} and
	 * one more attempt ({@code slotWait + connectTimeout + readTimeout}) at most, and a
	 * token request where one is due.
	 *
	 * @param connectTimeout for a connection to be made
	 * @param readTimeout for the org to answer, or to go on with its answer
	 * @param patience how long after its first attempt a call may be repeated
	 * @param backoff the wait before the first repeat; doubled, with jitter, for others
	 * @param concurrency calls in flight at once; an org bears 25 long ones of everybody
	 * @param slotWait how long a call waits for its turn
	 * @param maxRows the most rows that a query may bring
	 * @param callBytes the most bytes of rows in a call, as XML before compression
	 */
	record Limits(@DefaultValue("10s") Duration connectTimeout, @DefaultValue("60s") Duration readTimeout,
			@DefaultValue("25s") Duration patience, @DefaultValue("250ms") Duration backoff,
			@DefaultValue("10") int concurrency, @DefaultValue("10s") Duration slotWait,
			@DefaultValue("50000") int maxRows, @DefaultValue("8000000") int callBytes) {

		Limits {
			positive("connect-timeout", connectTimeout.toMillis());
			positive("read-timeout", readTimeout.toMillis());
			positive("patience", patience.toMillis());
			positive("backoff", backoff.toMillis());
			positive("concurrency", concurrency);
			positive("slot-wait", slotWait.toMillis());
			positive("max-rows", maxRows);
			positive("call-bytes", callBytes);
		}

		private static void positive(String name, long value) {
			if (value <= 0 || value > Integer.MAX_VALUE) {
				throw new IllegalArgumentException(
						"almoner.salesforce.limits." + name + " must be above 0 and below 2^31 ms");
			}
		}

	}

}

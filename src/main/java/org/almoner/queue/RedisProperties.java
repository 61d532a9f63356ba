package org.almoner.queue;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Redis is reached. A missing or wrong value is refused with a sentence that names
 * the variable and not the value, which may hold a password.
 *
 * @param url {@code REDIS_URL}: {@code redis://} or, with TLS, {@code rediss://}, then
 * {@code [user]:password@host:port/database}
 * @param tlsVerify {@code REDIS_TLS_VERIFY}: full (default), ca or none
 * @param leaseDuration how long a worker has a lane before it must renew; 60 s by
 * default. It is also how long a lane rests when its worker was killed
 */
@ConfigurationProperties("almoner.redis")
record RedisProperties(@Nullable String url, @Nullable String tlsVerify, @Nullable Duration leaseDuration) {

	private static final Duration DEFAULT_LEASE = Duration.ofSeconds(60);

	private static final Duration MAX_LEASE = Duration.ofHours(1);

	RedisProperties {
		if (url == null || url.isBlank()) {
			throw new IllegalArgumentException("REDIS_URL is missing: the address of a Redis, as redis://host:6379");
		}
		checkAddress(url.strip());
		verification(tlsVerify);
		checkLease(leaseDuration);
	}

	/** The address. */
	URI address() {
		return URI.create(String.valueOf(this.url).strip());
	}

	/** Whether the connection is encrypted. */
	boolean tls() {
		return "rediss".equals(address().getScheme());
	}

	/** How the certificate is checked. */
	TlsVerification verification() {
		return verification(this.tlsVerify);
	}

	/** How long a lease is. */
	Duration lease() {
		return (this.leaseDuration != null) ? this.leaseDuration : DEFAULT_LEASE;
	}

	@Override
	public String toString() {
		return "RedisProperties[" + address().getScheme() + "://" + address().getHost() + "]";
	}

	private static void checkAddress(String url) {
		try {
			URI address = new URI(url);
			boolean redis = "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
			boolean path = String.valueOf(address.getPath()).matches("/?[0-9]{0,4}");
			if (redis && path && address.getHost() != null && address.getPort() <= 65535) {
				return;
			}
		}
		catch (URISyntaxException ex) {
			// its message repeats the address, password and all
		}
		throw new IllegalArgumentException(
				"REDIS_URL must look like redis://host:6379 or rediss://:password@host:6379");
	}

	private static TlsVerification verification(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return TlsVerification.FULL;
		}
		return Arrays.stream(TlsVerification.values())
			.filter((value) -> value.name().equals(text.strip().toUpperCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("REDIS_TLS_VERIFY must be full, ca or none"));
	}

	private static void checkLease(@Nullable Duration lease) {
		if (lease != null && (lease.toMillis() < 1 || lease.compareTo(MAX_LEASE) > 0)) {
			throw new IllegalArgumentException("almoner.redis.lease-duration must be above 0 and at most an hour");
		}
	}

}

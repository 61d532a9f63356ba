package org.almoner;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;

/** What the value of a {@link Variable} may look like, and the words that say so. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates hold no state
enum Shape {

	TEXT("must not be blank", value -> true, false), SECRET("must not be blank", value -> true, true),
	LONG_SECRET("must have 32 characters or more", value -> value.length() >= 32, true),
	PEM("must be a private key in PEM form (-----BEGIN PRIVATE KEY-----)", value -> value.contains("PRIVATE KEY-----"),
			true),
	PORT("must be a port, 0 to 65535", Shape::isPort, false),
	REDIS_ADDRESS("must be an address such as rediss://:password@host:6379", value -> isUrl(value, "redis", "rediss"),
			true),
	ORG_ADDRESS("must be the https address of the org (plain http is for this machine only)", Shape::isOrgAddress,
			false),
	WEB_ADDRESS("must be an http or https address without a query", value -> isUrl(value, "http", "https"), false),
	TLS_CHECK("must be full, ca or none", value -> Set.of("full", "ca", "none").contains(value), false),
	ROLES("must be web, worker or web,worker", Shape::areRoles, false),
	SPOOLING("must be durable, always or never", value -> Set.of("durable", "always", "never").contains(value), false);

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	private final String rule;

	private final Predicate<String> allowed;

	private final boolean secret;

	Shape(String rule, Predicate<String> allowed, boolean secret) {
		this.rule = rule;
		this.allowed = allowed;
		this.secret = secret;
	}

	boolean allows(String value) {
		return this.allowed.test(value);
	}

	/** The rest of a sentence that starts with the variable's name. */
	String rule() {
		return this.rule;
	}

	/** Whether the value must never be shown. */
	boolean isSecret() {
		return this.secret;
	}

	private static boolean isPort(String value) {
		return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
	}

	private static boolean areRoles(String value) {
		try {
			return !Role.parse(value).isEmpty();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean isOrgAddress(String value) {
		return isUrl(value, "https") || (isUrl(value, "http") && THIS_MACHINE.contains(hostOf(value)));
	}

	private static boolean isUrl(String value, String... schemes) {
		URI uri = uri(value);
		if (uri == null || uri.getScheme() == null || uri.getHost() == null) {
			return false;
		}
		return Set.of(schemes).contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getRawQuery() == null
				&& uri.getRawFragment() == null;
	}

	private static String hostOf(String value) {
		URI uri = uri(value);
		return (uri == null || uri.getHost() == null) ? "" : uri.getHost().toLowerCase(Locale.ROOT);
	}

	private static @Nullable URI uri(String value) {
		try {
			return URI.create(value);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}

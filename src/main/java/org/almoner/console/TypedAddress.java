package org.almoner.console;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A web address that an admin typed as the beginning of endpoint URLs.
 *
 * @param base without a slash at its end; as typed where something is wrong with it
 * @param problem what is wrong with it, in a sentence
 */
record TypedAddress(String base, Optional<String> problem) {

	private static final int LONGEST = 200;

	private static final String EXAMPLE = "Type a web address such as https://gifts.example.org, "
			+ "without anything behind the name.";

	private static final String HTTPS = "Stripe sends live events to https addresses only: "
			+ "type one that begins with https://.";

	static TypedAddress of(String text, boolean live) {
		String typed = text.strip().replaceAll("/+$", "");
		try {
			URI uri = URI.create(typed);
			if (typed.length() > LONGEST || !isPlain(uri)) {
				return wrong(typed, EXAMPLE);
			}
			if (live && !"https".equals(scheme(uri))) {
				return wrong(typed, HTTPS);
			}
			return new TypedAddress(normal(uri), Optional.empty());
		}
		catch (IllegalArgumentException ex) {
			return wrong(typed, EXAMPLE);
		}
	}

	private static TypedAddress wrong(String typed, String problem) {
		return new TypedAddress(typed, Optional.of(problem));
	}

	private static boolean isPlain(URI uri) {
		return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
				&& uri.getRawFragment() == null && ("https".equals(scheme(uri)) || "http".equals(scheme(uri)));
	}

	private static String scheme(URI uri) {
		return (uri.getScheme() == null) ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
	}

	private static String normal(URI uri) {
		String port = (uri.getPort() < 0) ? "" : ":" + uri.getPort();
		return scheme(uri) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath();
	}

}

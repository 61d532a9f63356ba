package org.almoner.console;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the admin comes in, and where gateways do.
 *
 * @param adminPassword {@code ALMONER_ADMIN_PASSWORD}, of the user {@code admin}
 * @param publicUrl {@code ALMONER_PUBLIC_URL}, what endpoint URLs begin with
 */
@ConfigurationProperties("almoner")
record AdminProperties(@Nullable String adminPassword, @Nullable String publicUrl) {

	AdminProperties {
		if (adminPassword == null || adminPassword.isBlank()) {
			throw new IllegalArgumentException(
					"ALMONER_ADMIN_PASSWORD must be set: it is the password of the user admin");
		}
		if (publicUrl != null && !publicUrl.isBlank() && !isWebAddress(publicUrl)) {
			throw new IllegalArgumentException(
					"ALMONER_PUBLIC_URL must be a web address such as https://gifts.example.org");
		}
	}

	String requiredPassword() {
		String password = this.adminPassword;
		if (password == null) {
			throw new IllegalStateException("ALMONER_ADMIN_PASSWORD must be set");
		}
		return password;
	}

	private static boolean isWebAddress(String text) {
		try {
			URI uri = URI.create(text);
			return uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null
					&& ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return "AdminProperties[publicUrl=" + this.publicUrl + "]";
	}

}

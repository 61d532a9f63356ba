package org.almoner.console;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What endpoint URLs begin with. Where neither the environment nor Heroku tells it, the
 * admin is asked once; the accounts remember it, for each has its endpoint's URL.
 */
final class PublicAddress {

	private static final String DOOR = "/webhooks/";

	private final @Nullable String told;

	private final @Nullable String herokuDomain;

	PublicAddress(@Nullable String told, @Nullable String herokuDomain) {
		this.told = told;
		this.herokuDomain = herokuDomain;
	}

	/** As the admin told, else as Heroku tells, else as the admin came here. */
	String base(HttpServletRequest request) {
		return told().orElseGet(() -> asked(request));
	}

	/** As the environment tells: then nobody is asked. */
	Optional<String> told() {
		if (this.told != null && !this.told.isBlank()) {
			return Optional.of(this.told.replaceAll("/+$", ""));
		}
		return Optional.ofNullable(this.herokuDomain)
			.filter((domain) -> !domain.isBlank())
			.map((domain) -> "https://" + domain);
	}

	/**
	 * What to suggest: as told, else as other accounts have it, else as the admin came.
	 */
	String suggestion(HttpServletRequest request, Collection<GatewayAccount> accounts) {
		return told().or(() -> accounts.stream().map(PublicAddress::of).flatMap(Optional::stream).findFirst())
			.orElseGet(() -> asked(request));
	}

	/** What an account's endpoint URL begins with. */
	static Optional<String> of(GatewayAccount account) {
		String tail = DOOR + account.key();
		return account.endpoint()
			.optionalUrl()
			.filter((url) -> url.endsWith(tail))
			.map((url) -> url.substring(0, url.length() - tail.length()));
	}

	/** The URL of an account's endpoint below an address. */
	static String endpoint(String base, AccountKey key) {
		return base + DOOR + key;
	}

	private static String asked(HttpServletRequest request) {
		return Objects.requireNonNull(ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
	}

}

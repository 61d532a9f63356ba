package org.almoner.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What endpoint URLs begin with. */
final class PublicAddress {

	private final @Nullable String told;

	private final @Nullable String herokuDomain;

	PublicAddress(@Nullable String told, @Nullable String herokuDomain) {
		this.told = told;
		this.herokuDomain = herokuDomain;
	}

	/** As the admin told, else as Heroku tells, else as the admin came here. */
	String base(HttpServletRequest request) {
		if (this.told != null && !this.told.isBlank()) {
			return this.told.replaceAll("/+$", "");
		}
		if (this.herokuDomain != null && !this.herokuDomain.isBlank()) {
			return "https://" + this.herokuDomain;
		}
		return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
	}

}

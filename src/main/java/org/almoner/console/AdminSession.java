package org.almoner.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Remembers in the admin's browser that the admin signed in, for twelve hours. Nothing is
 * kept here, so that each of several web processes knows the admin, also after a restart.
 */
final class AdminSession implements SecurityContextRepository {

	static final Duration LIFE = Duration.ofHours(12);

	private static final String PURPOSE = "session";

	private static final PageCookie COOKIE = new PageCookie("almoner-session");

	private final SignedText signed;

	private final InstantSource time;

	AdminSession(SignedText signed, InstantSource time) {
		this.signed = signed;
		this.time = time;
	}

	@Override
	@SuppressWarnings({ "deprecation", "removal" })
	public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
		return user(exchange.getRequest()).isPresent() ? new SecurityContextImpl(AdminAuthentication.admin())
				: new SecurityContextImpl();
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = context.getAuthentication();
		if (authentication == null) {
			COOKIE.clear(request, response);
		}
		else {
			COOKIE.write(request, response,
					this.signed.sign(PURPOSE, authentication.getName(), this.time.instant().plus(LIFE)), LIFE);
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return user(request).isPresent();
	}

	private Optional<String> user(HttpServletRequest request) {
		return COOKIE.read(request)
			.flatMap((value) -> this.signed.open(PURPOSE, value))
			.filter(AdminAuthentication.USER::equals);
	}

}

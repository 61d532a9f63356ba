package org.almoner.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Remembers in the admin's browser that the admin signed in, and when, for twelve hours
 * or until the admin signs out. No session is kept here, so that each of several web
 * processes knows the admin, also after a restart.
 */
final class AdminSession implements SecurityContextRepository {

	static final Duration LIFE = Duration.ofHours(12);

	private static final String PURPOSE = "session";

	private static final String AT = "@";

	private static final PageCookie COOKIE = new PageCookie("almoner-session");

	private final SignedText signed;

	private final SignOuts signOuts;

	private final InstantSource time;

	AdminSession(SignedText signed, SignOuts signOuts, InstantSource time) {
		this.signed = signed;
		this.signOuts = signOuts;
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
			Instant now = this.time.instant();
			String text = authentication.getName() + AT + now.toEpochMilli();
			COOKIE.write(request, response, this.signed.sign(PURPOSE, text, now.plus(LIFE)), LIFE);
		}
	}

	/** Ends this session for good, also for one who has its cookie, and all others. */
	void end(@Nullable Authentication authentication) {
		if (authentication != null) {
			this.signOuts.add();
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return user(request).isPresent();
	}

	private Optional<String> user(HttpServletRequest request) {
		return COOKIE.read(request).flatMap((value) -> this.signed.open(PURPOSE, value)).filter(this::isGood);
	}

	/** What was signed was written here, but maybe by an earlier release. */
	private boolean isGood(String text) {
		String[] parts = text.split(AT, -1);
		return parts.length == 2 && AdminAuthentication.USER.equals(parts[0])
				&& !this.signOuts.hasEnded(Instant.ofEpochMilli(Long.parseLong(parts[1])));
	}

}

package org.almoner.console;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie of the pages: scripts can't read it, other sites can't send it, and over https
 * it never goes out in the clear.
 *
 * @param name the cookie's name
 */
record PageCookie(String name) {

	/** The pages' paths begin with it, and only they get the cookies. */
	static final String PATH = "/admin";

	Optional<String> read(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, this.name)).map(Cookie::getValue);
	}

	void write(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
		ResponseCookie cookie = ResponseCookie.from(this.name, value)
			.path(PATH)
			.maxAge(life)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Strict")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

	void clear(HttpServletRequest request, HttpServletResponse response) {
		write(request, response, "", Duration.ZERO);
	}

}

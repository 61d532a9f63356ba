package org.almoner.console;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import tools.jackson.databind.json.JsonMapper;

/** Answers those who did not show the admin's password with problem details. */
final class AccessRefusal implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		if (cause instanceof LockedOutException locked) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(locked.remaining().toSeconds() + 1));
			write(response, HttpStatus.TOO_MANY_REQUESTS, "There were too many wrong passwords from your address.");
		}
		else {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Almoner\", charset=\"UTF-8\"");
			write(response, HttpStatus.UNAUTHORIZED, "This needs the user admin and the password of this Almoner.");
		}
	}

	private static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getWriter()
			.write(JsonMapper.shared()
				.createObjectNode()
				.put("title", status.getReasonPhrase())
				.put("status", status.value())
				.put("detail", detail)
				.toString());
	}

}

package org.almoner.sandbox.org;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** The endpoint that hands out sessions: client credentials and JWT bearer. */
final class TokenHandler implements HttpHandler {

	private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	private final Oauth oauth;

	private final Tokens tokens;

	private final CallCounter counter;

	private final Faults faults;

	private final Map<String, String> org;

	/**
	 * The endpoint of an org.
	 * @param org its url, organizationId and userId
	 */
	TokenHandler(Oauth oauth, Tokens tokens, CallCounter counter, Faults faults, Map<String, String> org) {
		this.oauth = oauth;
		this.tokens = tokens;
		this.counter = counter;
		this.faults = faults;
		this.org = Map.copyOf(org);
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try {
			FaultyExchange faulty = new FaultyExchange(exchange, this.faults.of(Call.TOKEN));
			Map<String, String> form = form(exchange);
			if (faulty.endsBefore()) {
				return;
			}
			this.counter.count(Call.TOKEN);
			check(exchange, form);
			if (!faulty.endsAfter()) {
				Wire.answer(exchange, 200, "application/json;charset=UTF-8", session());
			}
		}
		catch (Oauth.Refused ex) {
			Wire.answer(exchange, 400, "application/json;charset=UTF-8",
					"{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(ex.error(), ex.description()));
		}
		catch (CallFault ex) {
			Wire.answer(exchange, 400, "application/json;charset=UTF-8",
					"{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(ex.code(), ex.text()));
		}
	}

	private void check(HttpExchange exchange, Map<String, String> form) {
		if (!exchange.getRequestMethod().equals("POST")) {
			throw new Oauth.Refused("invalid_request", "must use HTTP POST");
		}
		switch (form.getOrDefault("grant_type", "")) {
			case "client_credentials" -> checkClient(exchange, form);
			case JWT_BEARER -> this.oauth.checkAssertion(form.getOrDefault("assertion", ""));
			default -> throw new Oauth.Refused("unsupported_grant_type", "grant type not supported");
		}
	}

	private void checkClient(HttpExchange exchange, Map<String, String> form) {
		String basic = exchange.getRequestHeaders().getFirst("Authorization");
		if (basic != null && basic.startsWith("Basic ")) {
			String[] pair = new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8)
				.split(":", 2);
			this.oauth.checkClient(decoded(pair[0]), (pair.length < 2) ? "" : decoded(pair[1]));
		}
		else {
			this.oauth.checkClient(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
		}
	}

	private String session() {
		String token = this.tokens.issue(this.org.getOrDefault("organizationId", ""));
		return """
				{"access_token":"%s","signature":"c2FuZGJveA==","scope":"api","instance_url":"%s",\
				"id":"%s/id/%s/%s","token_type":"Bearer","issued_at":"%d"}""".formatted(token, this.org.get("url"),
				this.org.get("url"), this.org.get("organizationId"), this.org.get("userId"),
				System.currentTimeMillis());
	}

	private static Map<String, String> form(HttpExchange exchange) throws IOException {
		String body = new String(Wire.body(exchange).readAllBytes(), StandardCharsets.UTF_8);
		Map<String, String> form = new HashMap<>();
		for (String pair : body.split("&", -1)) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
			}
		}
		return form;
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}

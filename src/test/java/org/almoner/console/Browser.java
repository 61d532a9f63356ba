package org.almoner.console;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, sends forms with what they hide. */
final class Browser {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient client;

	private final String base;

	Browser(int port, HttpClient.Redirect redirect) {
		this.base = "http://localhost:" + port;
		this.client = HttpClient.newBuilder().cookieHandler(this.cookies).followRedirects(redirect).build();
	}

	/** One that has signed in. */
	static Browser signedIn(int port, String password) throws Exception {
		Browser browser = new Browser(port, HttpClient.Redirect.NORMAL);
		browser.post("/admin/sign-in", "/admin/sign-in", Map.of("username", "admin", "password", password));
		return browser;
	}

	HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = request(path).GET();
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	/** Opens a page and sends one of its forms. */
	HttpResponse<String> post(String page, String action, Map<String, String> fields) throws Exception {
		Matcher token = TOKEN.matcher(get(page).body());
		String hidden = token.find() ? "_csrf=" + encoded(token.group(1)) + "&" : "";
		return postWithout(action,
				hidden + fields.entrySet()
					.stream()
					.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
					.collect(Collectors.joining("&")));
	}

	/** Sends what no page of ours has made. */
	HttpResponse<String> postWithout(String action, String body, String... headers) throws Exception {
		HttpRequest.Builder request = request(action).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	List<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies();
	}

	/** Takes over the cookies of another browser. */
	Browser with(List<HttpCookie> others) {
		others.forEach((cookie) -> this.cookies.getCookieStore().add(URI.create(this.base), cookie));
		return this;
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.version(HttpClient.Version.HTTP_1_1)
			.header("Accept", "text/html")
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}

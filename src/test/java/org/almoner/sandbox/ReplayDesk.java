package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** An admin who replays, by the API and by the pages. */
final class ReplayDesk {

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final String SIGN_IN = "/admin/sign-in";

	private final Sandbox sandbox;

	private boolean isSignedIn;

	ReplayDesk(Sandbox sandbox) {
		this.sandbox = sandbox;
	}

	/** Orders the replay of an event; answers the job. */
	String replay(SandboxAccount account, String event) {
		HttpResponse<String> answer = post("/api/events/" + event + "/replay?account=" + account.key(), "{}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		String job = json(answer).path("job").path("id").asString();
		assertThat(answer.headers().firstValue("Location")).contains("/api/jobs/" + job);
		return job;
	}

	/** The job as soon as it is done. */
	JsonNode awaitDone(String job) {
		Awaitility.await()
			.atMost(Doorstep.PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> json(get("/api/jobs/" + job)).path("state").asString().equals("done"));
		return json(get("/api/jobs/" + job));
	}

	/** A dry run; {@code what} is further JSON of the body. */
	JsonNode dryRun(SandboxAccount account, String what) {
		HttpResponse<String> answer = post("/api/replay",
				"{\"account\":\"" + account.key() + "\",\"dryRun\":true," + what + "}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return json(answer);
	}

	static JsonNode record(JsonNode run, String object) {
		return run.path("records")
			.valueStream()
			.filter((one) -> one.path("object").asString().equals(object))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No " + object + " in " + run));
	}

	static JsonNode field(JsonNode record, String name) {
		return record.path("fields")
			.valueStream()
			.filter((one) -> one.path("field").asString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No " + name + " in " + record));
	}

	String page(String path) {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	static String location(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(302);
		return answer.headers().firstValue("Location").orElse("");
	}

	HttpResponse<String> form(String path, Map<String, String> fields) {
		signIn();
		return sendForm("/admin/failed", path, fields);
	}

	/** Pages have a sign-in of their own. */
	private void signIn() {
		if (!this.isSignedIn) {
			this.isSignedIn = true;
			sendForm(SIGN_IN, SIGN_IN, Map.of("username", "admin", "password", this.sandbox.adminPassword()));
		}
	}

	private HttpResponse<String> sendForm(String page, String path, Map<String, String> fields) {
		Matcher token = TOKEN.matcher(get(page).body());
		StringBuilder body = new StringBuilder(token.find() ? "_csrf=" + token.group(1) + "&" : "");
		fields.forEach((name, value) -> body.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8))
			.append('&'));
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body.toString()))
			.build());
	}

	HttpResponse<String> post(String path, String json) {
		return send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
	}

	HttpResponse<String> get(String path) {
		if (path.startsWith("/admin/") && !path.equals(SIGN_IN)) {
			signIn();
		}
		return send(request(path).build());
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.sandbox.app().resolve(path))
			.timeout(Doorstep.PATIENCE)
			.header("Authorization", this.sandbox.admin().authorization());
	}

	HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}

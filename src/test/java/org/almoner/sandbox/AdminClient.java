package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.almoner.sandbox.stripe.StripeDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The admin API as an admin's script uses it.
 *
 * @param app Almoner's address
 * @param password the admin's
 */
public record AdminClient(URI app, String password) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** Makes an account with a signing secret pasted by hand: it is active at once. */
	public SandboxAccount createAccount(String name, String signingSecret) {
		return createAccount(name, signingSecret, Map.of());
	}

	/** The same, with more to say of the account, such as an API key. */
	SandboxAccount createAccount(String name, String signingSecret, Map<String, String> more) {
		Map<String, String> said = new HashMap<>(more);
		said.put("signingSecret", signingSecret);
		String key = createAccount(name, said).path("key").asString();
		return new SandboxAccount(key, this.app.resolve("/webhooks/" + key), signingSecret);
	}

	/** What the API answers of a new account, for which there are these credentials. */
	JsonNode createAccount(String name, Map<String, String> credentials) {
		Map<String, Object> said = new HashMap<>(credentials);
		said.putAll(Map.of("name", name, "provider", "Stripe", "testMode", true, "timeZone", "America/New_York"));
		HttpRequest.Builder request = request("/api/accounts").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(said)));
		return read(send(request), 201);
	}

	/** What {@code /api/status} says of an account's lane. */
	JsonNode lane(SandboxAccount account) {
		JsonNode lanes = read(send(request("/api/status")), 200).path("redis").path("lanes");
		return lanes.valueStream()
			.filter((lane) -> lane.path("account").asString().equals(account.key()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No lane of " + account.key() + " in " + lanes));
	}

	/**
	 * Replays what failed of an account.
	 * @return whether the API took the order
	 */
	public boolean replayFailed(SandboxAccount account) {
		Map<String, Object> order = Map.of("account", account.key(), "status", "Failed", "dryRun", false);
		return send(request("/api/replay").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order)))).statusCode() == 202;
	}

	/**
	 * Replays all events of an account.
	 * @return the id of the job
	 */
	String replayAll(SandboxAccount account) {
		Map<String, Object> order = Map.of("account", account.key(), "dryRun", false);
		return read(send(request("/api/replay").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order)))), 202).path("job")
			.path("id")
			.asString();
	}

	/** Where a job stands. */
	JsonNode job(String id) {
		return read(send(request("/api/jobs/" + id)), 200);
	}

	/**
	 * Connects an account by an API key alone: Almoner makes the endpoint on the Stripe
	 * double.
	 */
	public SandboxAccount connectWithApiKey(String name, StripeDouble stripe) {
		JsonNode made = createAccount(name, Map.of("apiKey", SandboxAccount.API_KEY));
		URI endpoint = URI.create(made.path("endpointUrl").asString());
		String secret = stripe.destinations()
			.stream()
			.filter((destination) -> destination.url().equals(endpoint))
			.map((destination) -> destination.secrets().getFirst())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The Stripe double has no endpoint " + endpoint));
		return new SandboxAccount(made.path("key").asString(), endpoint, secret);
	}

	/** Orders something that takes its time. */
	JsonNode order(String path) {
		return read(send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))), 202);
	}

	/** What the API says of something. */
	JsonNode get(String path) {
		return read(send(request(path)), 200);
	}

	/** The status with which a page is answered to the admin. */
	int statusOf(String path) {
		return send(request(path)).statusCode();
	}

	/** The status with which a page is answered to anybody. */
	public int statusWithoutPassword(String method, String path) {
		return send(HttpRequest.newBuilder(this.app.resolve(path))
			.timeout(Duration.ofSeconds(10))
			.method(method, HttpRequest.BodyPublishers.noBody())).statusCode();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.app.resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", authorization());
	}

	/** The value of the header that lets the admin in. */
	String authorization() {
		return "Basic "
				+ Base64.getEncoder().encodeToString(("admin:" + this.password).getBytes(StandardCharsets.UTF_8));
	}

	private static JsonNode read(HttpResponse<String> answer, int expected) {
		if (answer.statusCode() != expected) {
			throw new IllegalStateException("The admin API answered " + answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the admin API was asked", ex);
		}
	}

	@Override
	public String toString() {
		return "AdminClient[" + this.app + "]";
	}

}

package org.almoner.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an admin does by hand to connect an account: an endpoint in Stripe's dashboard,
 * its signing secret to Almoner, the account's address back into the endpoint.
 */
final class AccountSetup {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Sandbox sandbox;

	private final StripeClient stripe;

	AccountSetup(Sandbox sandbox) {
		this.sandbox = sandbox;
		this.stripe = StripeClient.builder()
			.setApiKey(SandboxAccount.API_KEY)
			.setApiBase(sandbox.stripe().base().toString())
			.build();
	}

	/** With the signing secret alone. */
	SandboxAccount connect(String name) {
		return connect(name, Map.of());
	}

	/** With the key too, so that Stripe can be asked. */
	SandboxAccount connectWithApiKey(String name) {
		return connect(name, Map.of("apiKey", SandboxAccount.API_KEY));
	}

	private SandboxAccount connect(String name, Map<String, String> more) {
		try {
			WebhookEndpoint endpoint = this.stripe.v1()
				.webhookEndpoints()
				.create(WebhookEndpointCreateParams.builder()
					.setUrl("https://almoner.invalid/webhooks/soon")
					.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.ALL)
					.build());
			SandboxAccount account = create(name, endpoint.getSecret(), more);
			this.stripe.v1()
				.webhookEndpoints()
				.update(endpoint.getId(),
						WebhookEndpointUpdateParams.builder().setUrl(account.endpoint().toString()).build());
			return account;
		}
		catch (StripeException ex) {
			throw new IllegalStateException("The Stripe double refused an endpoint", ex);
		}
	}

	private SandboxAccount create(String name, String secret, Map<String, String> more) {
		Map<String, Object> body = new HashMap<>(more);
		body.putAll(Map.of("name", name, "provider", "Stripe", "testMode", true, "timeZone", "America/New_York",
				"signingSecret", secret));
		JsonNode made = post("/api/accounts", JSON.writeValueAsString(body));
		String key = made.path("key").asString();
		return new SandboxAccount(key, this.sandbox.app().resolve("/webhooks/" + key), secret);
	}

	private JsonNode post(String path, String body) {
		HttpRequest request = HttpRequest.newBuilder(this.sandbox.app().resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", this.sandbox.basic())
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() != 201) {
				throw new IllegalStateException("The admin API answered " + answer.statusCode() + " " + answer.body());
			}
			return JSON.readTree(answer.body());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while an account was made", ex);
		}
	}

}

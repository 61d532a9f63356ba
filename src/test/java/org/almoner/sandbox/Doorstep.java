package org.almoner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.almoner.sandbox.stripe.StripeSignature;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands at the door of a sandbox with anything in hand, and looks what became of it. */
final class Doorstep {

	/** How long an event may take to its end. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Sandbox sandbox;

	Doorstep(Sandbox sandbox) {
		this.sandbox = sandbox;
	}

	/** Makes an account as an admin does. */
	SandboxAccount account(Map<String, Object> said, String signingSecret) {
		HttpRequest request = HttpRequest.newBuilder(this.sandbox.app().resolve("/api/accounts"))
			.timeout(PATIENCE)
			.header("Authorization", this.sandbox.admin().authorization())
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(said)))
			.build();
		HttpResponse<String> answer = send(request);
		JsonNode made = JSON.readTree(answer.body());
		String key = made.path("key").asString("");
		if (answer.statusCode() != 201) {
			throw new IllegalStateException("The admin API answered " + answer.statusCode() + " " + answer.body());
		}
		return new SandboxAccount(key, address(key), signingSecret);
	}

	URI address(String key) {
		return this.sandbox.app().resolve("/webhooks/" + key);
	}

	/** A delivery, signed as it must be. */
	HttpResponse<String> deliver(SandboxAccount account, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		return deliver(account, body, signature(account, body, Instant.now()));
	}

	/** A delivery with any signature, or none. */
	HttpResponse<String> deliver(SandboxAccount account, byte[] body, @Nullable String signature) {
		return send(request(account.endpoint(), signature).POST(BodyPublishers.ofByteArray(body)).build());
	}

	static HttpRequest.Builder request(URI endpoint, @Nullable String signature) {
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
			.timeout(PATIENCE)
			.header("Content-Type", "application/json; charset=utf-8");
		return (signature != null) ? request.header("Stripe-Signature", signature) : request;
	}

	static String signature(SandboxAccount account, byte[] body, Instant at) {
		return StripeSignature.header(body, at.getEpochSecond(), List.of(account.signingSecret()), false);
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
			throw new IllegalStateException("Interrupted at the door", ex);
		}
	}

	/** The Gateway Event of an event, as soon as it has come to its end. */
	Map<String, Object> settled(SandboxAccount account, String eventId) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> !isOpen(status(account, eventId)));
		return event(account, eventId);
	}

	/** Waits until an event has a status. */
	void awaitStatus(SandboxAccount account, String eventId, String status) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> status(account, eventId).equals(status));
	}

	String status(SandboxAccount account, String eventId) {
		return String.valueOf(event(account, eventId).get("Status__c"));
	}

	private static boolean isOpen(String status) {
		return status.equals("Received") || status.equals("Retrying") || status.equals("null");
	}

	Map<String, Object> event(SandboxAccount account, String eventId) {
		return record(account, "Gateway_Event__c", eventId);
	}

	/** The record of one of the gateway's ids; empty where there is none. */
	Map<String, Object> record(SandboxAccount account, String type, String id) {
		return this.sandbox.org().record(type, account.key() + ":" + id).orElse(Map.of());
	}

	/** A field of a record as text. */
	static String text(Map<String, Object> record, String field) {
		return String.valueOf(record.get(field));
	}

	/**
	 * The entries of the Gateway Log of an account and a kind, as soon as there are some:
	 * they are written after the event has come to its end.
	 */
	List<Map<String, Object>> awaitLog(SandboxAccount account, String kind) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> !log(account, kind).isEmpty());
		return log(account, kind);
	}

	/** The entries of the Gateway Log of an account and a kind. */
	List<Map<String, Object>> log(SandboxAccount account, String kind) {
		return this.sandbox.org()
			.records("Gateway_Log__c")
			.stream()
			.filter((entry) -> Objects.toString(entry.get("Gateway_Key__c"), "")
				.startsWith(account.key() + ":" + kind + ":"))
			.toList();
	}

}

package org.almoner.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.books.Fact;
import org.almoner.gateway.Delivery;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewayEndpoints;
import org.almoner.gateway.OpenedEvent;
import org.almoner.gateway.Reading;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway whose signature is the signing secret itself, in the header
 * {@code Fake-Signature}.
 */
public final class FakeGateway implements Gateway {

	/** The header that must hold the signing secret. */
	public static final String SIGNATURE = "Fake-Signature";

	private final @Nullable FakeEndpoints endpoints;

	/** A gateway without an API for endpoints. */
	public FakeGateway() {
		this(null);
	}

	/** A gateway with these endpoints. */
	public FakeGateway(@Nullable FakeEndpoints endpoints) {
		this.endpoints = endpoints;
	}

	@Override
	public Optional<GatewayEndpoints> endpoints() {
		return Optional.ofNullable(this.endpoints);
	}

	@Override
	public Provider provider() {
		return Provider.STRIPE;
	}

	@Override
	public OpenedEvent open(GatewayAccount account, Delivery delivery) {
		String signature = delivery.header(SIGNATURE).orElse("");
		boolean signed = account.credentials()
			.signingSecrets()
			.stream()
			.filter((secret) -> secret.isGood(delivery.receivedAt()))
			.anyMatch((secret) -> secret.secret().reveal().equals(signature));
		if (!signed) {
			throw new DeliveryRefusedException("the signature is not this endpoint's");
		}
		JsonNode event = parse(delivery);
		if ("explode".equals(event.path("type").asString(""))) {
			throw new IllegalStateException("secret donor data");
		}
		return new OpenedEvent(event.path("id").asString(), event.path("type").asString("charge.succeeded"), "charge",
				"ch_1", "2026-01-28.clover", false, Instant.parse("2026-11-20T12:00:00Z"),
				"{\"id\":\"" + event.path("id").asString() + "\"}");
	}

	@Override
	public List<String> eventTypes() {
		return List.of("charge.succeeded", "payout.paid");
	}

	@Override
	public Optional<Delivery> testDelivery(GatewayAccount account, String eventId, Instant at) {
		String body = "{\"id\":\"" + eventId + "\",\"type\":\"" + TEST_TYPE + "\"}";
		return account.credentials()
			.signingSecrets()
			.stream()
			.findFirst()
			.map((secret) -> new Delivery(body.getBytes(StandardCharsets.UTF_8),
					Map.of(SIGNATURE, secret.secret().reveal()), at));
	}

	@Override
	public Reading read(GatewayAccount account, String eventId, String payload) {
		return new Reading.Ignored("a fake reads nothing");
	}

	@Override
	public Enrichment enrich(GatewayAccount account, List<Fact> facts) {
		return Enrichment.NONE;
	}

	private static JsonNode parse(Delivery delivery) {
		try {
			JsonNode event = JsonMapper.shared().readTree(new String(delivery.body(), StandardCharsets.UTF_8));
			if (!event.path("id").isString()) {
				throw new DeliveryRefusedException("the event has no id");
			}
			return event;
		}
		catch (JacksonException ex) {
			throw new DeliveryRefusedException("the body is not JSON");
		}
	}

}

package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.OpenedEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outside of an event: what the door needs to store it. */
final class StripeEnvelope {

	private static final int DEPTH_MAX = 200;

	private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
			.build())
		.build();

	private StripeEnvelope() {
	}

	/**
	 * Parses a body.
	 * @throws DeliveryRefusedException if it is not one JSON object
	 */
	static JsonNode parse(String body) {
		try {
			JsonNode json = JSON.readTree(body);
			if (json != null && json.isObject()) {
				return json;
			}
		}
		catch (JacksonException ex) {
			throw new DeliveryRefusedException("The body is not JSON");
		}
		throw new DeliveryRefusedException("The body is not a JSON object");
	}

	/**
	 * Reads the envelope of a verified event.
	 * @param length of its body, in bytes
	 * @throws DeliveryRefusedException if it has no event id
	 */
	static OpenedEvent open(JsonNode json, int length, Instant receivedAt) {
		Snapshot event = new Snapshot(json);
		String id = event.text("id")
			.filter((text) -> EVENT_ID.matcher(text).matches())
			.orElseThrow(() -> new DeliveryRefusedException("The body has no event id"));
		return new OpenedEvent(id, event.text("type").orElse("unknown"),
				event.text("data.object.object", "related_object.type").orElse(null),
				event.id("data.object.id", "related_object.id").orElse(null), event.text("api_version").orElse(null),
				event.isTrue("livemode"), created(event).orElse(receivedAt),
				(length <= OpenedEvent.SHORT) ? "" : withoutData(json));
	}

	/** Snapshot events count seconds, thin ones write ISO text. */
	static Optional<Instant> created(Snapshot event) {
		return event.moment("created").or(() -> event.text("created").flatMap(StripeEnvelope::iso));
	}

	private static Optional<Instant> iso(String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text).toInstant())
				.filter((moment) -> !moment.isBefore(Instant.EPOCH) && !moment.isAfter(Snapshot.LAST_MOMENT));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private static String withoutData(JsonNode json) {
		ObjectNode envelope = JSON.createObjectNode();
		json.properties()
			.stream()
			.filter((field) -> !field.getKey().equals("data"))
			.forEach((field) -> envelope.set(field.getKey(), field.getValue()));
		return envelope.toString();
	}

}

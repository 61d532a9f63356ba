package org.almoner.gateway.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads that others published: events of stripe-ruby-mock, and the sample resources of
 * Stripe's own OpenAPI description, wrapped in events.
 */
final class PublishedPayloads {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** The event of objects whose readers may not be there. */
	private static final Map<String, String> TYPES = Map.of("refund", "refund.created", "dispute",
			"charge.dispute.created", "subscription", "customer.subscription.created", "payment_method",
			"payment_method.attached", "product", "product.created", "checkout.session", "checkout.session.completed");

	private final Path folder;

	PublishedPayloads(Path folder) {
		this.folder = folder;
	}

	/** Where they are. */
	static PublishedPayloads find() {
		return new PublishedPayloads(Path.of(System.getProperty("fixtures", "../shared/fixtures")));
	}

	boolean areThere() {
		return Files.isDirectory(this.folder);
	}

	List<Payload> all() {
		List<Payload> all = new ArrayList<>(events());
		all.addAll(resources());
		return all;
	}

	private List<Payload> events() {
		try (Stream<Path> files = Files.list(this.folder.resolve("stripe-ruby-mock"))) {
			return files.filter((file) -> file.toString().endsWith(".json")).sorted().map(this::event).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Payload event(Path file) {
		JsonNode event = JSON.readTree(file.toFile());
		return new Payload(String.valueOf(file.getFileName()), event.path("type").asString(""),
				event.path("livemode").asBoolean(false), event.toString());
	}

	private List<Payload> resources() {
		List<Payload> all = new ArrayList<>();
		JSON.readTree(this.folder.resolve("stripe-openapi").resolve("fixtures3.json").toFile())
			.path("resources")
			.forEachEntry((name,
					resource) -> types(
							resource.path("object").asString("").isEmpty() ? name : resource.path("object").asString())
						.forEach((type) -> all.add(wrap(name, type, resource))));
		return all;
	}

	/** All types that hold such an object; without any, one that Stripe might have. */
	private static List<String> types(String object) {
		List<String> known = new EventTypes().all()
			.stream()
			.filter((type) -> type.object().equals(object))
			.map(EventTypes.EventType::name)
			.toList();
		return known.isEmpty() ? List.of(TYPES.getOrDefault(object, object + ".updated")) : known;
	}

	private static Payload wrap(String name, String type, JsonNode resource) {
		ObjectNode event = JSON.createObjectNode();
		event.put("id", "evt_" + name + "_" + type)
			.put("object", "event")
			.put("type", type)
			.put("created", 1_760_000_000)
			.put("livemode", false)
			.put("api_version", "2026-07-29.dahlia");
		event.putObject("data").set("object", resource);
		return new Payload("resource " + name, type, false, event.toString());
	}

	/** A payload as it would be delivered. */
	record Payload(String name, String type, boolean liveMode, String json) {

		@Override
		public String toString() {
			return this.type + " (" + this.name + ")";
		}

	}

}

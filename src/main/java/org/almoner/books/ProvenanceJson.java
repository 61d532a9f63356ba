package org.almoner.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The compact JSON of a provenance. Its top level is field → {@code [event, value, value
 * before, theirs]}; {@code "~"} holds the registers as {@code [event, value]}, and
 * {@code "@"} the events that both point to by number, as {@code [seconds since 1970,
 * order, event id]}. Keys are sorted, so equal provenances are equal texts.
 */
final class ProvenanceJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String EVENTS = "@";

	private static final String REGISTERS = "~";

	private ProvenanceJson() {
	}

	static String write(Provenance provenance) {
		Map<Stamp, Integer> events = number(provenance);
		ObjectNode root = JSON.createObjectNode();
		events.keySet()
			.forEach((stamp) -> root.withArray("/" + EVENTS)
				.addArray()
				.add(stamp.at().getEpochSecond())
				.add(stamp.order())
				.add(stamp.eventId()));
		ObjectNode registers = root.putObject(REGISTERS);
		new TreeMap<>(provenance.ledger().registers()).forEach((code,
				register) -> registers.putArray(code).add(index(events, register.stamp())).add(register.value()));
		new TreeMap<>(provenance.fields()).forEach((field, written) -> write(root.putArray(field), written, events));
		return root.toString();
	}

	private static void write(ArrayNode entry, Written written, Map<Stamp, Integer> events) {
		entry.add(index(events, written.stamp())).add(written.value());
		if (written.before() != null || written.theirs()) {
			entry.add(written.before());
		}
		if (written.theirs()) {
			entry.add(true);
		}
	}

	private static Map<Stamp, Integer> number(Provenance provenance) {
		Map<Stamp, Integer> events = new LinkedHashMap<>();
		provenance.ledger()
			.registers()
			.values()
			.stream()
			.map(Register::stamp)
			.sorted()
			.forEach((stamp) -> add(events, stamp));
		provenance.fields().values().stream().map(Written::stamp).sorted().forEach((stamp) -> add(events, stamp));
		return events;
	}

	private static void add(Map<Stamp, Integer> events, Stamp stamp) {
		events.putIfAbsent(stamp, events.size());
	}

	private static int index(Map<Stamp, Integer> events, Stamp stamp) {
		return events.getOrDefault(stamp, -1);
	}

	static Provenance read(String json) {
		JsonNode root = JSON.readTree(json);
		List<Stamp> events = new ArrayList<>();
		root.path(EVENTS).forEach((event) -> events.add(stamp(event)));
		Map<String, Register> registers = new HashMap<>();
		root.path(REGISTERS)
			.forEachEntry((code, entry) -> registers.put(code,
					new Register(events.get(entry.path(0).asInt()), text(entry.path(1)))));
		Map<String, Written> fields = new HashMap<>();
		root.forEachEntry((field, entry) -> {
			if (!field.equals(EVENTS) && !field.equals(REGISTERS)) {
				fields.put(field, written(entry, events));
			}
		});
		return new Provenance(fields, new Ledger(registers));
	}

	private static Written written(JsonNode entry, List<Stamp> events) {
		return new Written(events.get(entry.path(0).asInt()), text(entry.path(1)), text(entry.path(2)),
				entry.path(3).asBoolean(false));
	}

	private static Stamp stamp(JsonNode event) {
		return new Stamp(Instant.ofEpochSecond(event.path(0).asLong()), event.path(1).asInt(),
				event.path(2).asString());
	}

	private static @Nullable String text(JsonNode node) {
		return node.isNull() || node.isMissingNode() ? null : node.asString();
	}

}

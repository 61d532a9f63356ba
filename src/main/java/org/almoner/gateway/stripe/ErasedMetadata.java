package org.almoner.gateway.stripe;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.almoner.gateway.PayloadErasure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left of an object's metadata once its payload is erased: ids of the charity's
 * own records. A key that is gone from metadata clears what it said, so the keys that the
 * erasure took are named beside those that are left: they say nothing.
 */
final class ErasedMetadata {

	/** Names the keys that were taken; no charity writes it. */
	private static final String ERASED = "almoner_erased";

	private static final Pattern RECORD = Pattern.compile("(?=.*\\d)[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

	private static final Predicate<String> IS_RECORD = RECORD.asMatchPredicate();

	private static final Set<String> ANSWERS = Set.of("true", "false", "yes", "no", "1", "0");

	/** The keys that the books read, and which of their values are no free text. */
	private static final Map<String, Predicate<String>> KEYS = Map.of("campaign_id", PayloadErasure::isCode,
			"contact_id", IS_RECORD, "account_id", IS_RECORD, "gift_transaction_id", PayloadErasure::isCode,
			"anonymous", ANSWERS::contains, "designation", (text) -> false);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private ErasedMetadata() {
	}

	/** The rest of the metadata of an object; empty where it has none. */
	static Optional<JsonNode> of(ObjectNode owner) {
		return Optional.of(owner.path("metadata")).filter(JsonNode::isObject).map((metadata) -> rest(owner, metadata));
	}

	private static JsonNode rest(ObjectNode owner, JsonNode metadata) {
		ObjectNode left = JSON.createObjectNode();
		Set<String> taken = new TreeSet<>(taken(metadata));
		KEYS.forEach((key, stays) -> text(metadata.path(key)).ifPresent((text) -> {
			if (stays.test(text)) {
				left.put(key, text);
			}
			else {
				taken.add(key);
			}
		}));
		if (!owner.path("custom_fields").isEmpty()) {
			// what a donor typed stands in for a designation
			taken.add("designation");
		}
		return taken.isEmpty() ? left : left.put(ERASED, String.join(",", taken));
	}

	private static Optional<String> text(JsonNode value) {
		return Optional.of(value)
			.filter(JsonNode::isValueNode)
			.map((one) -> one.asString("").strip())
			.filter((text) -> !text.isEmpty());
	}

	/** The keys of metadata that an erasure took. */
	static Set<String> taken(JsonNode metadata) {
		return Arrays.stream(metadata.path(ERASED).asString("").split(",", -1))
			.filter(KEYS::containsKey)
			.collect(Collectors.toUnmodifiableSet());
	}

}

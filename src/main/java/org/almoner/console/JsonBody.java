package org.almoner.console;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object of a request, read field by field; what is wrong is collected so that the
 * admin learns all of it at once.
 */
final class JsonBody {

	private static final int LONGEST = 64 * 1024;

	private static final int MOMENT = 40;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final JsonNode json;

	private final Map<String, String> wrong = new LinkedHashMap<>();

	private JsonBody(JsonNode json) {
		this.json = json;
	}

	static JsonBody of(HttpServletRequest request, Set<String> allowed) throws IOException {
		byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
		if (bytes.length > LONGEST) {
			throw BadBodyException.tooLarge();
		}
		JsonBody body = new JsonBody(parse(bytes));
		body.json.propertyNames()
			.stream()
			.filter((name) -> !allowed.contains(name))
			.forEach((name) -> body.wrong(shown(name), "is not a field that can be given here"));
		return body;
	}

	/** As {@link #of}; a request without a body is one without fields. */
	static JsonBody ofOptional(HttpServletRequest request, Set<String> allowed) throws IOException {
		return (request.getContentLengthLong() == 0) ? new JsonBody(JSON.createObjectNode()) : of(request, allowed);
	}

	/** A text; null where it is absent, null or not of the right shape. */
	@Nullable String text(String name, int longest) {
		JsonNode node = this.json.path(name);
		if (node.isMissingNode() || node.isNull()) {
			return null;
		}
		if (!node.isString() || node.asString().isBlank() || node.asString().length() > longest) {
			wrong(name, "must be a text of 1 to " + longest + " characters");
			return null;
		}
		return node.asString().strip();
	}

	/** Yes or no; absent is the mistake it is told to be. */
	boolean flag(String name) {
		JsonNode node = this.json.path(name);
		if (!node.isBoolean()) {
			wrong(name, "must be true or false");
		}
		return node.asBoolean(false);
	}

	/** Yes or no; absent is no. */
	boolean optionalFlag(String name) {
		JsonNode node = this.json.path(name);
		return !node.isMissingNode() && !node.isNull() && flag(name);
	}

	/**
	 * A whole number, or null where that is said; that it is absent is a mistake.
	 */
	@Nullable Integer numberOrNull(String name, int least, int most) {
		JsonNode node = this.json.path(name);
		boolean isGood = node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= least
				&& node.asInt() <= most;
		if (!node.isNull() && !isGood) {
			wrong(name, "must be a whole number from " + least + " to " + most + ", or null");
		}
		return isGood ? node.asInt() : null;
	}

	/** A moment such as {@code 2026-11-21T00:00:00Z}; null where it is absent. */
	@Nullable Instant moment(String name) {
		String text = text(name, MOMENT);
		try {
			return (text == null) ? null : OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			wrong(name, "must be a moment such as 2026-11-21T00:00:00Z");
			return null;
		}
	}

	/** A list of texts; none where it is absent. */
	List<String> texts(String name, int most, int longest) {
		JsonNode node = this.json.path(name);
		if (node.isMissingNode() || node.isNull()) {
			return List.of();
		}
		boolean good = node.isArray() && !node.isEmpty() && node.size() <= most && node.valueStream()
			.allMatch((one) -> one.isString() && !one.asString().isBlank() && one.asString().length() <= longest);
		if (!good) {
			wrong(name, "must be a list of 1 to " + most + " texts of 1 to " + longest + " characters");
			return List.of();
		}
		return node.valueStream().map(JsonNode::asString).toList();
	}

	/** A text that must be one of those that a reader knows. */
	<T> T choice(String name, int longest, Function<String, @Nullable T> reader, Supplier<T> absent, String rule) {
		String text = text(name, longest);
		T read = (text == null) ? absent.get() : reader.apply(text);
		if (read == null) {
			wrong(name, rule);
			return absent.get();
		}
		return read;
	}

	void wrong(String name, String rule) {
		this.wrong.putIfAbsent(name, name + " " + rule + ".");
	}

	/** Throws all that is wrong, if anything is. */
	void check() {
		if (!this.wrong.isEmpty()) {
			throw BadBodyException.of(this.wrong);
		}
	}

	private static JsonNode parse(byte[] bytes) {
		try {
			JsonNode node = JSON.readTree(bytes);
			if (node == null || !node.isObject()) {
				throw BadBodyException.of("The body must be a JSON object.");
			}
			return node;
		}
		catch (JacksonException ex) {
			// its message quotes the body, which may hold a secret
			throw BadBodyException.of("The body must be JSON.");
		}
	}

	private static String shown(String name) {
		String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
		return plain.substring(0, Math.min(plain.length(), 40));
	}

}

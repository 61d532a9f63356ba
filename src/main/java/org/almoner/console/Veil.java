package org.almoner.console;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.almoner.gateway.PayloadErasure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what tells of a person out of sight. A text is shown only where its field is
 * known to hold none and it looks like an id or a code: what a gateway adds tomorrow is
 * veiled until somebody has looked at it.
 */
final class Veil {

	/** What stands in a text's place. */
	static final String VEILED = "•••";

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),:;]+@[^\\s@<>\"'(),:;]+");

	/** With these somebody could act; nobody is ever shown them. */
	private static final Set<String> SECRET = Set.of("client_secret", "secret");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Set<String> openFields;

	Veil(Set<String> openFields) {
		this.openFields = openFields;
	}

	/** A payload's structure, without what tells of a person; pretty printed. */
	String over(String payload) {
		try {
			JsonNode root = JSON.readTree(payload);
			return pretty(veiled("", root, false));
		}
		catch (JacksonException ex) {
			return VEILED;
		}
	}

	/** A whole payload, pretty printed; as it is where it is no JSON. */
	static String lifted(String payload) {
		try {
			return pretty(withoutSecrets(JSON.readTree(payload)));
		}
		catch (JacksonException ex) {
			return payload;
		}
	}

	/** Words that may quote an e-mail address. */
	static String overEmails(String words) {
		return EMAIL.matcher(words).replaceAll(VEILED);
	}

	private static String pretty(JsonNode node) {
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
	}

	private JsonNode veiled(String field, JsonNode node, boolean closed) {
		if (node.isObject()) {
			ObjectNode copy = JSON.createObjectNode();
			for (Map.Entry<String, JsonNode> entry : node.properties()) {
				String name = entry.getKey();
				copy.set(Veil.overEmails(name),
						veiled(name, entry.getValue(), closed || PayloadErasure.isClosed(name)));
			}
			return copy;
		}
		if (node.isArray()) {
			ArrayNode copy = JSON.createArrayNode();
			node.forEach((element) -> copy.add(veiled(field, element, closed)));
			return copy;
		}
		return isShown(field, node, closed) ? node : JSON.getNodeFactory().stringNode(VEILED);
	}

	private boolean isShown(String field, JsonNode node, boolean closed) {
		if (node.isNull()) {
			return true;
		}
		return !closed
				&& (!node.isString() || (this.openFields.contains(field) && PayloadErasure.isCode(node.asString())));
	}

	private static JsonNode withoutSecrets(JsonNode node) {
		if (node instanceof ObjectNode object) {
			SECRET.stream().filter(object::has).forEach((name) -> object.put(name, VEILED));
		}
		node.forEach(Veil::withoutSecrets);
		return node;
	}

}

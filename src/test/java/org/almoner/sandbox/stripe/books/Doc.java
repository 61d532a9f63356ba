package org.almoner.sandbox.stripe.books;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of Stripe's API as JSON, in Stripe's newest shape unless said otherwise,
 * with its keys in a fixed order so that the same object is always the same bytes. Paths
 * are dotted: {@code outcome.reason}.
 */
public final class Doc {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

	private static final ObjectWriter WRITER = JSON.writer()
		.with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

	private final ObjectNode node;

	private Doc(ObjectNode node) {
		this.node = node;
	}

	/** The object that a JSON text describes. */
	public static Doc parse(String json) {
		return new Doc((ObjectNode) JSON.readTree(json));
	}

	/** An object of keys and values in turn. */
	public static Doc of(@Nullable Object... keysAndValues) {
		Doc doc = new Doc(JSON.createObjectNode());
		for (int i = 0; i < keysAndValues.length; i += 2) {
			doc.node.set(String.valueOf(keysAndValues[i]), value(keysAndValues[i + 1]));
		}
		return doc;
	}

	/** A list as Stripe embeds it in an object. */
	public static Doc list(String url, Iterable<Doc> data) {
		return of("object", "list", "data", data, "has_more", false, "url", url);
	}

	/** The same object, on its own. */
	public Doc copy() {
		return new Doc(this.node.deepCopy());
	}

	/** The id that Stripe gave the object. */
	public String id() {
		return text("id");
	}

	/** Stripe's word for the kind of the object, such as {@code charge}. */
	public String kind() {
		return text("object");
	}

	/**
	 * The text at a path.
	 * @throws IllegalStateException if there is none
	 */
	public String text(String path) {
		String text = textOrNull(path);
		if (text == null) {
			throw new IllegalStateException("No text at " + path + " of " + this.node.path("id"));
		}
		return text;
	}

	/** The text at a path, null where there is none. */
	public @Nullable String textOrNull(String path) {
		JsonNode found = at(path);
		return (found.isString() || found.isNumber()) ? found.asString() : null;
	}

	/** The number at a path, 0 where there is none. */
	public long number(String path) {
		return at(path).asLong(0);
	}

	/** Whether there is a true at a path. */
	public boolean flag(String path) {
		return at(path).asBoolean(false);
	}

	/** Whether there is anything but null at a path. */
	public boolean has(String path) {
		JsonNode found = at(path);
		return !found.isMissingNode() && !found.isNull();
	}

	/** What is at a path, as a tree that may be a missing node. */
	public JsonNode at(String path) {
		return this.node.at("/" + path.replace('.', '/'));
	}

	/** Writes a value at a path, whose parent exists. */
	public Doc set(String path, @Nullable Object value) {
		int dot = path.lastIndexOf('.');
		String key = path.substring(dot + 1);
		switch ((dot < 0) ? this.node : at(path.substring(0, dot))) {
			case ObjectNode parent -> parent.set(key, value(value));
			case ArrayNode parent -> parent.set(Integer.parseInt(key), value(value));
			case JsonNode other ->
				throw new IllegalArgumentException("Nothing to write into at " + path + ": " + other);
		}
		return this;
	}

	Doc remove(String... keys) {
		for (String key : keys) {
			this.node.remove(key);
		}
		return this;
	}

	/**
	 * What an {@code *.updated} event says of the state before: the keys that changed.
	 */
	Doc changesSince(Doc before) {
		Doc changes = of();
		for (String key : before.node.propertyNames()) {
			if (!before.node.get(key).equals(this.node.get(key))) {
				changes.node.set(key, before.node.get(key));
			}
		}
		return changes;
	}

	/** The object as the tree it is. */
	public ObjectNode tree() {
		return this.node;
	}

	/** The object as Stripe writes it: indented by two blanks. */
	public String json() {
		return WRITER.writeValueAsString(this.node);
	}

	private static JsonNode value(@Nullable Object value) {
		return switch (value) {
			case null -> JSON.getNodeFactory().nullNode();
			case Doc doc -> doc.node.deepCopy();
			case JsonNode tree when tree.isMissingNode() -> JSON.getNodeFactory().nullNode();
			case JsonNode tree -> tree.deepCopy();
			case Iterable<?> all -> {
				var array = JSON.createArrayNode();
				all.forEach((each) -> array.add(value(each)));
				yield array;
			}
			default -> JSON.valueToTree(value);
		};
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Doc doc && this.node.equals(doc.node);
	}

	@Override
	public int hashCode() {
		return this.node.hashCode();
	}

	@Override
	public String toString() {
		return this.node.toString();
	}

}

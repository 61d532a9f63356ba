package org.almoner.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what tells of a person out of a payload. Its fields are removed, neither emptied
 * nor replaced: a field that is not there says nothing, so that reading what is left
 * leads to the same facts but the personal ones, and clears none.
 *
 * <p>
 * Numbers, flags and the structure stay. A text stays where its field is known to hold
 * none of a person's and it looks like an id or a code: a field that the gateway adds
 * tomorrow goes until somebody has looked at it.
 */
public final class PayloadErasure {

	/** What a payload that can't be read at all leaves. */
	private static final String NOTHING = "{}";

	private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/-]{1,255}");

	private static final Set<String> CLOSED = Set.of("metadata", "custom_fields", "dob", "address", "billing_details",
			"customer_details", "shipping", "shipping_details", "individual", "owner");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Set<String> openFields;

	private final Set<String> tellingEmptiness;

	private final Exceptions exceptions;

	/**
	 * An erasure by what a gateway knows of its fields.
	 * @param openFields whose texts never tell of a person
	 * @param tellingEmptiness further fields that stay where they are null, because that
	 * says something of money, links or states
	 * @param exceptions what stays though its field is closed or unknown
	 */
	public PayloadErasure(Set<String> openFields, Set<String> tellingEmptiness, Exceptions exceptions) {
		this.openFields = Set.copyOf(openFields);
		this.tellingEmptiness = Set.copyOf(tellingEmptiness);
		this.exceptions = exceptions;
	}

	/** What of a field stays by a rule of the gateway's own. */
	@FunctionalInterface
	public interface Exceptions {

		/** No rules of its own. */
		Exceptions NONE = (owner, name, within) -> Optional.empty();

		/**
		 * What stays of a field.
		 * @param owner the name of the field that holds the object; empty for the root
		 * @param name the field's name
		 * @param within the object that has the field
		 * @return empty where the general rule decides
		 */
		Optional<JsonNode> keep(String owner, String name, ObjectNode within);

	}

	/** Whether a text can be an id or a code. */
	public static boolean isCode(String text) {
		return CODE.matcher(text).matches();
	}

	/**
	 * Whether whatever stands in a field, numbers too, is a person's or of people's own
	 * making.
	 */
	public static boolean isClosed(String field) {
		return CLOSED.contains(field);
	}

	/** The payload without what tells of a person; to erase it again changes nothing. */
	public String of(String payload) {
		try {
			return JSON.readTree(payload) instanceof ObjectNode root ? object("", root).toString() : NOTHING;
		}
		catch (JacksonException ex) {
			return NOTHING;
		}
	}

	private ObjectNode object(String owner, ObjectNode object) {
		ObjectNode left = JSON.createObjectNode();
		for (Map.Entry<String, JsonNode> field : object.properties()) {
			String name = field.getKey();
			JsonNode value = this.exceptions.keep(owner, name, object)
				.orElseGet(() -> isCode(name) && !isClosed(name) ? left(name, field.getValue()) : null);
			if (value != null) {
				left.set(name, value);
			}
		}
		return left;
	}

	private @Nullable JsonNode left(String name, JsonNode value) {
		return switch (value) {
			case ObjectNode object -> object(name, object);
			case ArrayNode array -> array(name, array);
			default -> stays(name, value) ? value : null;
		};
	}

	private ArrayNode array(String name, ArrayNode array) {
		ArrayNode left = JSON.createArrayNode();
		array.forEach((element) -> Optional.ofNullable(left(name, element)).ifPresent(left::add));
		return left;
	}

	private boolean stays(String name, JsonNode value) {
		if (value.isNull()) {
			return this.openFields.contains(name) || this.tellingEmptiness.contains(name);
		}
		return !value.isString() || (this.openFields.contains(name) && isCode(value.asString()));
	}

}

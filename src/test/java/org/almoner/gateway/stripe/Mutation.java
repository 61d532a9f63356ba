package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that is wrong with an event.
 *
 * @param place which of its values, counted through and begun again at the end
 * @param wrong what is there instead
 */
record Mutation(int place, Wrong wrong) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int DEEPER_THAN_ANY_READER = 150;

	/** What may be where something else should be. */
	enum Wrong {

		MISSING("null"), NULL("null"), TRUE("true"), FALSE("false"), EMPTY_TEXT("\"\""), BLANK("\" \\t\""),
		WORDS("\"neither fish nor fowl\""), NO_CURRENCY("\"€€€\""), OTHER_CURRENCY("\"zzz\""),
		THREE_DECIMALS("\"KWD\""), DIGITS("\"12\""), ID("\"ch_another\""), SURROGATE("\"\\ud83d\""),
		CONTROL("\"a\\u0000b\\u2028\""), LONG_TEXT("\"" + "x".repeat(70_000) + "\""), ZERO("0"), NEGATIVE("-1"),
		LARGEST("9223372036854775807"), LARGER("9223372036854775808"), HUGE("1" + "0".repeat(400)),
		FRACTION("0.000000000000000000000000000001"), FLOATING("1e400"), NAMED_FLOATING("\"1e999999999\""),
		SMALLEST("\"1e-999999999\""), NOT_A_NUMBER("\"NaN\""), LIST("[]"), LIST_OF_NULL("[null]"),
		LIST_OF_TEXT("[\"a\"]"), LIST_OF_LISTS("[[[]]]"), OBJECT("{}"), ANOTHER("{\"id\":7,\"object\":\"charge\"}"),
		DEEP_LIST("[".repeat(DEEPER_THAN_ANY_READER) + "]".repeat(DEEPER_THAN_ANY_READER)),
		DEEP_OBJECT("{\"id\":".repeat(DEEPER_THAN_ANY_READER) + "1" + "}".repeat(DEEPER_THAN_ANY_READER)),
		TOO_DEEP("[".repeat(400) + "]".repeat(400));

		private final String json;

		Wrong(String json) {
			this.json = json;
		}

	}

	/** The event with this wrong in it, as text. */
	static String apply(String event, List<Mutation> mutations) {
		JsonNode root = JSON.readTree(event);
		List<Place> places = new ArrayList<>();
		collect(root, places);
		List<String> wrongs = new ArrayList<>();
		for (Mutation mutation : mutations) {
			Place place = places.get(Math.floorMod(mutation.place(), places.size()));
			place.put(mutation.wrong(), wrongs);
		}
		String text = root.toString();
		for (int number = 0; number < wrongs.size(); number++) {
			text = text.replace("\"wrong-" + number + "-\"", wrongs.get(number));
		}
		return text;
	}

	private static void collect(JsonNode node, List<Place> places) {
		if (node instanceof ObjectNode object) {
			object.forEachEntry((name, value) -> {
				places.add(new Place(object, name, -1));
				collect(value, places);
			});
		}
		else if (node instanceof ArrayNode array) {
			for (int index = 0; index < array.size(); index++) {
				places.add(new Place(array, "", index));
				collect(array.get(index), places);
			}
		}
	}

	/** A value's place in its parent. */
	private record Place(JsonNode parent, String name, int index) {

		/**
		 * Puts a mark there, in whose stead the wrong text comes: a tree could not hold
		 * all of them.
		 */
		void put(Wrong wrong, List<String> wrongs) {
			if (wrong == Wrong.MISSING && this.parent instanceof ObjectNode object) {
				object.remove(this.name);
				return;
			}
			String mark = "wrong-" + wrongs.size() + "-";
			wrongs.add(wrong.json);
			if (this.parent instanceof ObjectNode object) {
				object.put(this.name, mark);
			}
			else if (this.parent instanceof ArrayNode array && this.index < array.size()) {
				array.set(this.index, JsonNodeFactory.instance.stringNode(mark));
			}
		}

	}

}

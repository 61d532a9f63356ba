package org.almoner.gateway.stripe;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list as Stripe answers it, with each of its objects as Stripe wrote it, to the
 * letter: what is stored is what was listed.
 *
 * @param objects the text of each object
 * @param hasMore whether there is a further page
 */
record RawList(List<String> objects, boolean hasMore) {

	private static final JsonMapper JSON = JsonMapper.shared();

	RawList {
		objects = List.copyOf(objects);
	}

	/**
	 * Takes a list apart.
	 * @throws StripeRefusalException if it is none
	 */
	static RawList of(String body) {
		try (JsonParser json = JSON.createParser(body)) {
			return read(json, body);
		}
		catch (JacksonException ex) {
			throw Refusals.unreadable();
		}
	}

	private static RawList read(JsonParser json, String body) {
		List<String> objects = new ArrayList<>();
		boolean hasMore = false;
		boolean isList = false;
		json.nextToken();
		while (json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = json.currentName();
			JsonToken value = json.nextToken();
			if (name.equals("data") && value == JsonToken.START_ARRAY) {
				isList = true;
				objects.addAll(objects(json, body));
			}
			else if (name.equals("has_more")) {
				hasMore = value == JsonToken.VALUE_TRUE;
			}
			else {
				json.skipChildren();
			}
		}
		if (!isList) {
			throw Refusals.unreadable();
		}
		return new RawList(objects, hasMore);
	}

	private static List<String> objects(JsonParser json, String body) {
		List<String> objects = new ArrayList<>();
		while (json.nextToken() == JsonToken.START_OBJECT) {
			int start = Math.toIntExact(json.currentTokenLocation().getCharOffset());
			json.skipChildren();
			objects.add(body.substring(start, Math.toIntExact(json.currentLocation().getCharOffset())));
		}
		return objects;
	}

}

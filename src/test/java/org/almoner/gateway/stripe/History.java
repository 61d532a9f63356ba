package org.almoner.gateway.stripe;

import java.util.Map;
import java.util.TreeMap;

/**
 * A short history and how its records end.
 *
 * @param name what happens
 * @param given its events
 * @param ends for a kind and an id of a record what its fields say; a record without
 * fields must not be
 */
record History(String name, Given given, Map<String, Map<String, String>> ends) {

	History(String name, Given given) {
		this(name, given, new TreeMap<>());
	}

	/**
	 * This, with the end of a record.
	 * @param fieldsAndValues fields and their values in turn, an empty one as ""
	 */
	History ends(String record, String... fieldsAndValues) {
		Map<String, String> fields = this.ends.computeIfAbsent(record, (fresh) -> new TreeMap<>());
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			fields.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
		}
		return this;
	}

	@Override
	public String toString() {
		return this.name;
	}

}

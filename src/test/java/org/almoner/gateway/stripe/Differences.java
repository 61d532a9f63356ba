package org.almoner.gateway.stripe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** In what records differ, field by field. */
final class Differences {

	private Differences() {
	}

	/**
	 * A field in which two states of a record differ.
	 *
	 * @param record kind and id
	 * @param one null where it is empty
	 * @param other null where it is empty
	 */
	record Difference(String record, String field, @Nullable String one, @Nullable String other) {

		String id() {
			return this.record.substring(this.record.indexOf(' ') + 1);
		}

		@Override
		public String toString() {
			return this.record + " " + this.field + ": " + this.one + " and " + this.other;
		}

	}

	static List<Difference> between(Map<String, Map<String, String>> one, Map<String, Map<String, String>> other) {
		return union(one, other)
			.flatMap((key) -> of(key, one.getOrDefault(key, Map.of()), other.getOrDefault(key, Map.of())).stream())
			.toList();
	}

	static List<Difference> of(String record, Map<String, String> one, Map<String, String> other) {
		return union(one, other).filter((field) -> !Objects.equals(one.get(field), other.get(field)))
			.map((field) -> new Difference(record, field, one.get(field), other.get(field)))
			.toList();
	}

	private static Stream<String> union(Map<String, ?> one, Map<String, ?> other) {
		TreeSet<String> keys = new TreeSet<>(one.keySet());
		keys.addAll(other.keySet());
		return keys.stream();
	}

}

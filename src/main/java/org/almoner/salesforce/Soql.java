package org.almoner.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of SOQL with their values escaped. */
public final class Soql {

	private static final int VALUES_LENGTH_MAX = 80_000;

	private Soql() {
	}

	/** A text as a SOQL literal with its quotes. */
	public static String literal(String text) {
		StringBuilder literal = new StringBuilder("'");
		text.codePoints().forEach((c) -> {
			switch (c) {
				case '\'' -> literal.append("\\'");
				case '\\' -> literal.append("\\\\");
				case '\n' -> literal.append("\\n");
				case '\r' -> literal.append("\\r");
				case '\t' -> literal.append("\\t");
				default -> literal.appendCodePoint(c);
			}
		});
		return literal.append("'").toString();
	}

	/**
	 * Splits values so that a query with each part stays well below the 100,000
	 * characters that the org takes.
	 * @see <a href=
	 * "https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_limits.htm">
	 * SOQL limits</a>
	 */
	public static List<List<String>> parts(Collection<String> values) {
		List<List<String>> parts = new ArrayList<>();
		int length = VALUES_LENGTH_MAX;
		for (String value : values) {
			int more = literal(value).length() + 1;
			if (length + more > VALUES_LENGTH_MAX) {
				parts.add(new ArrayList<>());
				length = 0;
			}
			parts.getLast().add(value);
			length += more;
		}
		return parts;
	}

	/**
	 * The condition that a field has one of some values.
	 * @throws IllegalArgumentException if there are none: such a query would be refused
	 */
	public static String in(String field, Collection<String> values) {
		if (values.isEmpty()) {
			throw new IllegalArgumentException("IN needs at least one value for " + field);
		}
		return field + values.stream().map(Soql::literal).collect(Collectors.joining(",", " IN (", ")"));
	}

}

package org.almoner.salesforce;

import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of SOQL with their values escaped. */
public final class Soql {

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

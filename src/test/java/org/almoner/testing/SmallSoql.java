package org.almoner.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/** As much of SOQL as the rooms use: conditions joined by AND, orders, a limit. */
final class SmallSoql {

	private static final Pattern QUERY = Pattern
		.compile("SELECT (.+?) FROM (\\w+)(?: WHERE (.+?))?(?: ?ORDER BY ([\\w., ]+?))?(?: LIMIT (\\d+))? *");

	private static final Pattern CONDITION = Pattern.compile("([\\w.]+) ?(=|!=|>=|>|<|IN) ?(.+)");

	private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

	private static final int DAY = "2026-11-21".length();

	private final List<String> fields;

	private final String type;

	private final List<Condition> conditions;

	private final @Nullable String order;

	private final int limit;

	SmallSoql(String soql) {
		Matcher query = QUERY.matcher(soql);
		if (!query.matches()) {
			throw new IllegalArgumentException("MALFORMED_QUERY: " + soql);
		}
		this.fields = List.of(query.group(1).split(", *", -1));
		this.type = query.group(2);
		this.conditions = (query.group(3) == null) ? List.of()
				: Stream.of(query.group(3).split(" AND ", -1)).map(Condition::of).toList();
		this.order = query.group(4);
		this.limit = (query.group(5) == null) ? Integer.MAX_VALUE : Integer.parseInt(query.group(5));
	}

	List<Row> run(Map<RecordId, Map<String, String>> records) {
		Stream<Map<String, String>> found = records.values()
			.stream()
			.filter((record) -> this.type.equals(record.get("type")))
			.filter((record) -> this.conditions.stream()
				.allMatch((condition) -> condition.isMetBy(value(records, record, condition.path()))));
		String by = this.order;
		if (by != null) {
			found = found.sorted(Stream.of(by.split(", *", -1))
				.map(SmallSoql::order)
				.reduce(Comparator::thenComparing)
				.orElseThrow());
		}
		return found.limit(this.limit).map((record) -> row(records, record)).toList();
	}

	private static Comparator<Map<String, String>> order(String by) {
		Comparator<Map<String, String>> order = Comparator
			.comparing((record) -> record.getOrDefault(by.split(" ", 2)[0], ""));
		return by.contains(" DESC") ? order.reversed() : order;
	}

	private Row row(Map<RecordId, Map<String, String>> records, Map<String, String> record) {
		Row row = Row.of(this.type, new RecordId(String.valueOf(record.get("Id"))));
		for (String field : this.fields) {
			row = row.with(field, value(records, record, field));
		}
		return row;
	}

	private static @Nullable String value(Map<RecordId, Map<String, String>> records, Map<String, String> record,
			String path) {
		int dot = path.indexOf('.');
		if (dot < 0) {
			return record.get(path);
		}
		String parent = record.get(path.substring(0, dot).replace("__r", "__c"));
		Map<String, String> there = (parent == null) ? null : records.get(new RecordId(parent));
		return (there == null) ? null : there.get(path.substring(dot + 1));
	}

	/** A condition, taken apart once for all records. */
	private record Condition(String path, String operator, String operand, Set<String> values) {

		static Condition of(String text) {
			Matcher parts = CONDITION.matcher(text.strip());
			if (!parts.matches()) {
				throw new IllegalArgumentException("MALFORMED_QUERY: " + text);
			}
			return new Condition(parts.group(1), parts.group(2), parts.group(3), Set.copyOf(literals(parts.group(3))));
		}

		boolean isMetBy(@Nullable String value) {
			return switch (this.operator) {
				case "!=" -> isLiteral() ? !this.values.contains(String.valueOf(value)) : value != null;
				case ">=" -> value != null && value.compareTo(this.operand) >= 0;
				case ">" -> value != null && value.compareTo(this.values.iterator().next()) > 0;
				case "<" -> (this.operand.length() == DAY) ? value != null && value.compareTo(this.operand) < 0
						: value != null && Instant.parse(value).isBefore(Instant.parse(this.operand));
				case "=" -> isLiteral() ? this.values.contains(String.valueOf(value))
						: this.operand.equals((value == null) ? "false" : value);
				default -> value != null && this.values.contains(value);
			};
		}

		private boolean isLiteral() {
			return this.operand.startsWith("'");
		}

	}

	private static List<String> literals(String text) {
		return LITERAL.matcher(text).results().map((literal) -> literal.group(1).replaceAll("\\\\(.)", "$1")).toList();
	}

}

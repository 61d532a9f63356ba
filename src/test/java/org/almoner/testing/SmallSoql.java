package org.almoner.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

	private final List<String> conditions;

	private final @Nullable String order;

	private final int limit;

	SmallSoql(String soql) {
		Matcher query = QUERY.matcher(soql);
		if (!query.matches()) {
			throw new IllegalArgumentException("MALFORMED_QUERY: " + soql);
		}
		this.fields = List.of(query.group(1).split(", *", -1));
		this.type = query.group(2);
		this.conditions = (query.group(3) == null) ? List.of() : List.of(query.group(3).split(" AND ", -1));
		this.order = query.group(4);
		this.limit = (query.group(5) == null) ? Integer.MAX_VALUE : Integer.parseInt(query.group(5));
	}

	List<Row> run(Map<RecordId, Map<String, String>> records) {
		Stream<Map<String, String>> found = records.values()
			.stream()
			.filter((record) -> this.type.equals(record.get("type")))
			.filter((record) -> this.conditions.stream().allMatch((condition) -> meets(records, record, condition)));
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

	private static boolean meets(Map<RecordId, Map<String, String>> records, Map<String, String> record,
			String condition) {
		Matcher parts = CONDITION.matcher(condition.strip());
		if (!parts.matches()) {
			throw new IllegalArgumentException("MALFORMED_QUERY: " + condition);
		}
		String value = value(records, record, parts.group(1));
		String operand = parts.group(3);
		return switch (parts.group(2)) {
			case "!=" -> operand.startsWith("'") ? !literals(operand).contains(String.valueOf(value)) : value != null;
			case ">=" -> value != null && value.compareTo(operand) >= 0;
			case ">" -> value != null && value.compareTo(literals(operand).getFirst()) > 0;
			case "<" -> (operand.length() == DAY) ? value != null && value.compareTo(operand) < 0
					: value != null && Instant.parse(value).isBefore(Instant.parse(operand));
			case "=" -> operand.startsWith("'") ? literals(operand).contains(String.valueOf(value))
					: operand.equals((value == null) ? "false" : value);
			default -> value != null && literals(operand).contains(value);
		};
	}

	private static List<String> literals(String text) {
		return LITERAL.matcher(text).results().map((literal) -> literal.group(1).replaceAll("\\\\(.)", "$1")).toList();
	}

}

package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.org.Answer.Column;
import org.almoner.sandbox.org.SoqlQuery.Item;
import org.jspecify.annotations.Nullable;

/** Answers queries that count and sum. */
final class Aggregates {

	private final Store store;

	private final OrgObject object;

	Aggregates(Store store, OrgObject object) {
		this.store = store;
		this.object = object;
	}

	Answer run(SoqlQuery query, List<Map<String, Object>> rows) {
		List<Key> keys = query.groupBy().stream().map(this::key).toList();
		List<Column> columns = columns(query, keys);
		if (!query.orderBy().isEmpty()) {
			throw CallFault.malformedQuery("The sandbox does not sort groups");
		}
		Map<List<@Nullable Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
		if (keys.isEmpty()) {
			groups.put(List.of(), new ArrayList<>());
		}
		rows.forEach((row) -> groups.computeIfAbsent(key(keys, row), (key) -> new ArrayList<>()).add(row));
		List<List<@Nullable Object>> records = groups.values()
			.stream()
			.skip(query.offset())
			.limit(query.limit())
			.map((group) -> record(query, group))
			.toList();
		return new Answer("AggregateResult", columns, records, records.size());
	}

	/** What is grouped by: a field, or a part of a day or a moment. */
	private record Key(FieldPath path, String part) {

		@Nullable Object value(Store store, Map<String, Object> row) {
			Object value = this.path.value(store, row);
			LocalDate day = switch (value) {
				case Instant moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC);
				case LocalDate date -> date;
				case null, default -> null;
			};
			if (this.part.isEmpty() || day == null) {
				return value;
			}
			return switch (this.part) {
				case "CALENDAR_YEAR" -> day.getYear();
				case "CALENDAR_MONTH" -> day.getMonthValue();
				default -> day;
			};
		}

		boolean is(FieldPath other, String otherPart) {
			return this.part.equals(otherPart) && this.path.text().equals(other.text());
		}

	}

	private Key key(Item item) {
		FieldPath path = path(item.path()).sortable("grouped");
		boolean isGroupable = switch (item.function()) {
			case "" -> path.field().kind() != Kind.DATE_TIME;
			case "DAY_ONLY" -> path.field().kind() == Kind.DATE_TIME;
			default -> path.field().kind() == Kind.DATE_TIME || path.field().kind() == Kind.DATE;
		};
		if (!isGroupable) {
			throw CallFault.malformedQuery("field '" + path.field().name() + "' can not be grouped in a query call");
		}
		return new Key(path, item.function());
	}

	private static boolean isPart(Item item) {
		return item.function().equals("DAY_ONLY") || item.function().startsWith("CALENDAR_");
	}

	private FieldPath path(String path) {
		return FieldPath.of(this.store.schema(), this.object, path);
	}

	private List<Column> columns(SoqlQuery query, List<Key> keys) {
		List<Column> columns = new ArrayList<>();
		int unnamed = 0;
		for (Item item : query.items()) {
			FieldPath path = path(item.path());
			boolean isKey = item.function().isEmpty() || isPart(item);
			if (isKey && keys.stream().noneMatch((key) -> key.is(path, item.function()))) {
				throw CallFault.malformedQuery("Field must be grouped or aggregated: " + path.text());
			}
			String name = item.function().isEmpty() ? path.field().name() : item.alias();
			columns.add(new Column(List.of(name.isEmpty() ? "expr" + unnamed++ : name), List.of()));
		}
		return columns;
	}

	private List<@Nullable Object> key(List<Key> keys, Map<String, Object> row) {
		List<@Nullable Object> key = new ArrayList<>();
		keys.forEach((part) -> key.add(part.value(this.store, row)));
		return key;
	}

	private List<@Nullable Object> record(SoqlQuery query, List<Map<String, Object>> group) {
		List<@Nullable Object> values = new ArrayList<>();
		query.items().forEach((item) -> values.add(value(item, group)));
		return values;
	}

	private @Nullable Object value(Item item, List<Map<String, Object>> group) {
		FieldPath path = path(item.path());
		if (item.function().isEmpty() || isPart(item)) {
			return new Key(path, item.function()).value(this.store, group.getFirst());
		}
		List<Object> values = new ArrayList<>();
		group.forEach((row) -> {
			Object value = path.value(this.store, row);
			if (value != null) {
				values.add(value);
			}
		});
		return aggregate(item.function(), path.field(), values);
	}

	private static @Nullable Object aggregate(String function, OrgField field, List<Object> values) {
		return switch (function) {
			case "COUNT" -> values.size();
			case "COUNT_DISTINCT" -> (int) values.stream().map(field::indexKey).distinct().count();
			case "SUM" -> values.isEmpty() ? null : sum(values);
			case "AVG" ->
				values.isEmpty() ? null : sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
			case "MIN" -> values.stream().min((one, other) -> Order.compare(field, one, other)).orElse(null);
			default -> values.stream().max((one, other) -> Order.compare(field, one, other)).orElse(null);
		};
	}

	private static BigDecimal sum(List<Object> values) {
		return values.stream()
			.map((value) -> (value instanceof BigDecimal number) ? number : BigDecimal.ZERO)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}

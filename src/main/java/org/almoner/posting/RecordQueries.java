package org.almoner.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.Lookup;
import org.almoner.salesforce.Soql;

/**
 * Look-ups as few queries: one per object, split only where the text would become too
 * long for the org.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_limits.htm">
 * SOQL limits: 100,000 characters</a>
 */
final class RecordQueries {

	private static final int VALUES_LENGTH_MAX = 95_000;

	/** Two quotes and a comma around each value. */
	private static final int AROUND = 3;

	private final GatewayAccount account;

	RecordQueries(GatewayAccount account) {
		this.account = account;
	}

	/**
	 * What a record must have to be found.
	 *
	 * @param column the column to search by
	 * @param value the text that it holds
	 */
	private record Condition(String column, String value) {
	}

	/** The queries that answer some look-ups, by the object they ask. */
	Map<String, List<String>> of(Collection<Lookup> lookups) {
		Map<String, Set<Condition>> byObject = new TreeMap<>();
		lookups.forEach((lookup) -> byObject.computeIfAbsent(lookup.kind().object(), (any) -> new LinkedHashSet<>())
			.add(condition(lookup)));
		Map<String, List<String>> queries = new TreeMap<>();
		byObject.forEach((object, conditions) -> queries.put(object,
				split(conditions).stream().map((part) -> query(object, part)).toList()));
		return queries;
	}

	private Condition condition(Lookup lookup) {
		Field by = lookup.by();
		return (by == null) ? new Condition(RecordTable.KEY, this.account.key().externalId(lookup.value()))
				: new Condition(RecordTable.column(by), value(by, lookup));
	}

	/** Kinds of one object search by the same column: each value is asked for once. */
	private static List<List<Condition>> split(Collection<Condition> conditions) {
		List<List<Condition>> parts = new ArrayList<>();
		List<Condition> part = new ArrayList<>();
		int length = 0;
		for (Condition condition : conditions) {
			int more = condition.value().length() + AROUND;
			if (length + more > VALUES_LENGTH_MAX) {
				parts.add(part);
				part = new ArrayList<>();
				length = 0;
			}
			part.add(condition);
			length += more;
		}
		parts.add(part);
		return parts;
	}

	private String query(String object, List<Condition> conditions) {
		return "SELECT " + String.join(", ", new RecordTable(object).columns()) + " FROM " + object + " WHERE "
				+ text(conditions);
	}

	private String text(List<Condition> conditions) {
		Map<String, List<String>> byColumn = conditions.stream()
			.collect(Collectors.groupingBy(Condition::column, LinkedHashMap::new,
					Collectors.mapping(Condition::value, Collectors.toList())));
		return byColumn.entrySet()
			.stream()
			.map((entry) -> entry.getKey().equals(RecordTable.KEY) ? Soql.in(entry.getKey(), entry.getValue())
					: "(" + ofAccount() + " AND " + Soql.in(entry.getKey(), entry.getValue()) + ")")
			.collect(Collectors.joining(" OR "));
	}

	/** A lookup is searched by its target's key. */
	private String value(Field by, Lookup lookup) {
		return (by.type() == FieldType.LINK) ? this.account.key().externalId(lookup.value()) : lookup.value();
	}

	private String ofAccount() {
		return RecordTable.ACCOUNT + " = " + Soql.literal(this.account.id().value());
	}

}

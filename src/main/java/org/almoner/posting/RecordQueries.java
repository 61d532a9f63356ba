package org.almoner.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Field;
import org.almoner.books.FieldType;
import org.almoner.books.Lookup;
import org.almoner.salesforce.Soql;

/**
 * Look-ups as few queries. All records belong to their Gateway Account, so one query for
 * the account asks for records of every object, a subquery for each: one call instead of
 * one per object. There are several only where the text would become too long for the
 * org.
 *
 * @see <a href=
 * "https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_limits.htm">
 * SOQL limits: 100,000 characters</a>
 */
final class RecordQueries {

	private static final int LENGTH_MAX = 95_000;

	/** Two quotes and a comma around each value. */
	private static final int AROUND = 3;

	private final GatewayAccount account;

	RecordQueries(GatewayAccount account) {
		this.account = account;
	}

	/**
	 * What a record must have to be found.
	 *
	 * @param table the object's table
	 * @param column the column to search by
	 * @param value the text that it holds
	 */
	private record Condition(RecordTable table, String column, String value) {
	}

	/** The queries that answer some look-ups. */
	List<String> of(Collection<Lookup> lookups) {
		// kinds of one object search by the same column: each value is asked for once
		Set<Condition> conditions = lookups.stream()
			.map(this::condition)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		List<String> queries = new ArrayList<>();
		Map<RecordTable, List<Condition>> part = new LinkedHashMap<>();
		int length = 0;
		for (Condition condition : conditions) {
			int more = length(condition, part);
			if (length + more > LENGTH_MAX) {
				queries.add(query(part));
				part.clear();
				length = 0;
				more = length(condition, part);
			}
			part.computeIfAbsent(condition.table(), (table) -> new ArrayList<>()).add(condition);
			length += more;
		}
		queries.add(query(part));
		return queries;
	}

	private Condition condition(Lookup lookup) {
		RecordTable table = new RecordTable(lookup.kind().object());
		Field by = lookup.by();
		return (by == null) ? new Condition(table, RecordTable.KEY, this.account.key().externalId(lookup.value()))
				: new Condition(table, RecordTable.column(by), value(by, lookup));
	}

	/** A lookup is searched by its target's key. */
	private String value(Field by, Lookup lookup) {
		return (by.type() == FieldType.LINK) ? this.account.key().externalId(lookup.value()) : lookup.value();
	}

	/**
	 * What a condition adds to a query, with the columns of an object that is new to it.
	 */
	private static int length(Condition condition, Map<RecordTable, List<Condition>> part) {
		int value = condition.value().length() + AROUND;
		return part.containsKey(condition.table()) ? value : value + subquery(condition.table(), List.of()).length();
	}

	private String query(Map<RecordTable, List<Condition>> conditions) {
		return conditions.entrySet()
			.stream()
			.map((entry) -> subquery(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(", ", "SELECT ",
					" FROM Gateway_Account__c WHERE Id = " + Soql.literal(this.account.id().value())));
	}

	private static String subquery(RecordTable table, List<Condition> conditions) {
		Map<String, List<String>> byColumn = conditions.stream()
			.collect(Collectors.groupingBy(Condition::column, LinkedHashMap::new,
					Collectors.mapping(Condition::value, Collectors.toList())));
		return "(SELECT " + String.join(", ", table.columns()) + " FROM " + table.relationship() + " WHERE "
				+ byColumn.entrySet()
					.stream()
					.map((entry) -> Soql.in(entry.getKey(), entry.getValue()))
					.collect(Collectors.joining(" OR "))
				+ ")";
	}

}

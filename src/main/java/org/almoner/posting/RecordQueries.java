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

	private static final int VALUES_LENGTH_MAX = 80_000;

	private final GatewayAccount account;

	RecordQueries(GatewayAccount account) {
		this.account = account;
	}

	/** The queries that answer some look-ups, by the object they ask. */
	Map<String, List<String>> of(Collection<Lookup> lookups) {
		Map<String, List<Lookup>> byObject = lookups.stream()
			.collect(Collectors.groupingBy((lookup) -> lookup.kind().object(), TreeMap::new, Collectors.toList()));
		Map<String, List<String>> queries = new TreeMap<>();
		byObject.forEach((object, some) -> queries.put(object,
				split(some).stream().map((part) -> query(object, part)).toList()));
		return queries;
	}

	private List<List<Lookup>> split(List<Lookup> lookups) {
		List<List<Lookup>> parts = new ArrayList<>();
		List<Lookup> part = new ArrayList<>();
		int length = 0;
		for (Lookup lookup : lookups) {
			int more = this.account.key().externalId(lookup.value()).length() + 3;
			if (length + more > VALUES_LENGTH_MAX) {
				parts.add(part);
				part = new ArrayList<>();
				length = 0;
			}
			part.add(lookup);
			length += more;
		}
		parts.add(part);
		return parts;
	}

	private String query(String object, List<Lookup> lookups) {
		return "SELECT " + String.join(", ", new RecordTable(object).columns()) + " FROM " + object + " WHERE "
				+ conditions(lookups);
	}

	private String conditions(List<Lookup> lookups) {
		Set<String> keys = new LinkedHashSet<>();
		Map<String, Set<String>> byField = new LinkedHashMap<>();
		lookups.forEach((lookup) -> {
			Field by = lookup.by();
			if (by == null) {
				keys.add(this.account.key().externalId(lookup.value()));
			}
			else {
				byField.computeIfAbsent(RecordTable.column(by), (field) -> new LinkedHashSet<>())
					.add(value(by, lookup));
			}
		});
		List<String> conditions = new ArrayList<>();
		if (!keys.isEmpty()) {
			conditions.add(Soql.in(RecordTable.KEY, keys));
		}
		byField.forEach((field, values) -> conditions.add("(" + ofAccount() + " AND " + Soql.in(field, values) + ")"));
		return String.join(" OR ", conditions);
	}

	/** A lookup is searched by its target's key. */
	private String value(Field by, Lookup lookup) {
		return (by.type() == FieldType.LINK) ? this.account.key().externalId(lookup.value()) : lookup.value();
	}

	private String ofAccount() {
		return RecordTable.ACCOUNT + " = " + Soql.literal(this.account.id().value());
	}

}

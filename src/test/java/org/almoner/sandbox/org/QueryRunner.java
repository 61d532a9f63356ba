package org.almoner.sandbox.org;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.almoner.sandbox.org.Answer.Column;
import org.almoner.sandbox.org.SoqlQuery.Condition;
import org.jspecify.annotations.Nullable;

/** Answers queries. */
final class QueryRunner {

	private static final int MOST_OFFSET = 2_000;

	private final Store store;

	private final InstantSource clock;

	QueryRunner(Store store, InstantSource clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Runs a query.
	 * @throws CallFault if the org would refuse it
	 */
	Answer run(SoqlQuery query) {
		OrgObject object = this.store.schema().object(query.from());
		if (query.offset() > MOST_OFFSET) {
			throw CallFault.unexpected("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
		}
		checkLinkFilter(object, query.where());
		return this.store.reading(() -> {
			List<Map<String, Object>> rows = rows(object, query.where());
			return query.isAggregate() ? new Aggregates(this.store, object).run(query, rows)
					: plain(object, query, rows);
		});
	}

	private List<Map<String, Object>> rows(OrgObject object, @Nullable Condition where) {
		Table table = this.store.table(object);
		if (where == null) {
			return List.copyOf(table.rows());
		}
		Conditions conditions = new Conditions(this.store, object, new Literals(this.clock));
		Predicate<Map<String, Object>> test = conditions.test(where);
		Optional<Set<String>> candidates = conditions.candidates(where);
		Stream<Map<String, Object>> rows = candidates.isPresent() ? found(table, candidates.get())
				: table.rows().stream();
		return rows.filter(test).toList();
	}

	private static Stream<Map<String, Object>> found(Table table, Collection<String> ids) {
		return ids.stream().sorted().map(table::get).filter(Objects::nonNull).map(Objects::requireNonNull);
	}

	private Answer plain(OrgObject object, SoqlQuery query, List<Map<String, Object>> rows) {
		List<FieldPath> paths = paths(object, query);
		Stream<Map<String, Object>> sorted = rows.stream();
		if (!query.orderBy().isEmpty()) {
			sorted = sorted.sorted(order(object, query));
		}
		List<Map<String, Object>> kept = sorted.skip(query.offset()).limit(query.limit()).toList();
		if (query.isCount()) {
			return new Answer(object.name(), List.of(), List.of(), kept.size());
		}
		return new Answer(object.name(), paths.stream().map(QueryRunner::column).toList(),
				kept.stream().map((row) -> values(paths, row)).toList(),
				kept.stream().map((row) -> children(object, query, row)).toList(), kept.size());
	}

	private Map<String, Answer> children(OrgObject object, SoqlQuery query, Map<String, Object> parent) {
		Map<String, Answer> children = new LinkedHashMap<>();
		query.children().forEach((child) -> {
			Store.Pointer pointer = this.store.childrenOf(object, child.from());
			OrgObject type = pointer.table().object();
			List<Map<String, Object>> rows = rows(type, child.where()).stream()
				.filter((row) -> Objects.equals(row.get(pointer.field().name()), parent.get("Id")))
				.toList();
			if (child.isCount() || child.isAggregate()
					|| children.put(child.from(), plain(type, child, rows)) != null) {
				throw CallFault.malformedQuery("unexpected subquery of " + child.from());
			}
		});
		return children;
	}

	private List<FieldPath> paths(OrgObject object, SoqlQuery query) {
		Set<String> seen = new HashSet<>();
		List<FieldPath> paths = new ArrayList<>();
		query.items().forEach((item) -> {
			FieldPath path = FieldPath.of(this.store.schema(), object, item.path());
			if (!seen.add(path.text())) {
				throw CallFault.invalidField("duplicate field selected: " + path.text());
			}
			paths.add(path);
		});
		return paths;
	}

	static Column column(FieldPath path) {
		return new Column(path.names(),
				path.hops()
					.stream()
					.map((hop) -> Objects.requireNonNull(hop.reference()).targets().getFirst())
					.toList());
	}

	private List<@Nullable Object> values(List<FieldPath> paths, Map<String, Object> row) {
		List<@Nullable Object> values = new ArrayList<>();
		paths.forEach((path) -> values.add(path.value(this.store, row)));
		return values;
	}

	private Comparator<Map<String, Object>> order(OrgObject object, SoqlQuery query) {
		List<Comparator<Map<String, Object>>> orders = new ArrayList<>();
		for (SoqlQuery.Order by : query.orderBy()) {
			FieldPath path = FieldPath.of(this.store.schema(), object, by.path()).sortable("sorted");
			orders.add((left, right) -> compare(path, by, left, right));
		}
		return orders.stream().reduce(Comparator::thenComparing).orElseThrow();
	}

	private int compare(FieldPath path, SoqlQuery.Order by, Map<String, Object> left, Map<String, Object> right) {
		Object one = path.value(this.store, left);
		Object other = path.value(this.store, right);
		if (one == null || other == null) {
			int nullsFirst = Boolean.compare(one != null, other != null);
			return by.nullsLast() ? -nullsFirst : nullsFirst;
		}
		int order = Order.compareForSort(path.field(), one, other);
		return by.descending() ? -order : order;
	}

	/**
	 * The org answers about links of files only where the file or the record is named.
	 */
	private void checkLinkFilter(OrgObject object, @Nullable Condition where) {
		if (object.name().equals("ContentDocumentLink") && (where == null || !namesAnEnd(where))) {
			throw CallFault.malformedQuery("Implementation restriction: ContentDocumentLink requires a filter by a"
					+ " single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's"
					+ " using the IN operator.");
		}
	}

	private static boolean namesAnEnd(Condition condition) {
		return switch (condition) {
			case Condition.All(var parts) -> parts.stream().anyMatch(QueryRunner::namesAnEnd);
			case Condition.Compare(String path, String operator, var literal) -> operator.equals("=") && isEnd(path);
			case Condition.In(String path, boolean negated, var literals) -> !negated && isEnd(path);
			default -> false;
		};
	}

	private static boolean isEnd(String path) {
		return path.equalsIgnoreCase("ContentDocumentId") || path.equalsIgnoreCase("LinkedEntityId");
	}

}

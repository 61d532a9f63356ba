package org.almoner.sandbox.org;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.almoner.sandbox.org.Literals.Range;
import org.almoner.sandbox.org.SoqlQuery.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Makes conditions of a query into tests of records, and finds what an index can narrow
 * them to.
 */
final class Conditions {

	private final Store store;

	private final OrgObject object;

	private final Literals literals;

	Conditions(Store store, OrgObject object, Literals literals) {
		this.store = store;
		this.object = object;
		this.literals = literals;
	}

	Predicate<Map<String, Object>> test(Condition condition) {
		return switch (condition) {
			case Condition.All(var parts) -> parts.stream().map(this::test).reduce((row) -> true, Predicate::and);
			case Condition.Any(var parts) -> parts.stream().map(this::test).reduce((row) -> false, Predicate::or);
			case Condition.Not(Condition part) -> test(part).negate();
			case Condition.Compare compare -> comparison(compare);
			case Condition.In in -> membership(in);
		};
	}

	private FieldPath path(String path) {
		return FieldPath.of(this.store.schema(), this.object, path).filterable();
	}

	private Predicate<Map<String, Object>> comparison(Condition.Compare compare) {
		FieldPath path = path(compare.path());
		Object wanted = this.literals.value(path.field(), compare.literal());
		if (compare.operator().equals("LIKE")) {
			return like(path, wanted);
		}
		boolean isEquality = compare.operator().equals("=") || compare.operator().equals("!=");
		if (!isEquality && (wanted == null || path.field().kind() == Kind.CHECKBOX)) {
			throw CallFault.invalidField("invalid operator on field '" + path.field().name() + "'");
		}
		return (row) -> holds(path.field(), path.value(this.store, row), compare.operator(), wanted);
	}

	private static boolean holds(OrgField field, @Nullable Object value, String operator, @Nullable Object wanted) {
		boolean blank = wanted == null || wanted.equals("");
		if (operator.equals("=")) {
			return (value == null) ? blank : !blank && equal(field, value, java.util.Objects.requireNonNull(wanted));
		}
		if (operator.equals("!=")) {
			return !holds(field, value, "=", wanted);
		}
		return value != null && wanted != null && ordered(field, value, operator, wanted);
	}

	private static boolean equal(OrgField field, Object value, Object wanted) {
		if (wanted instanceof Range(var from, var to)) {
			return Order.compare(field, value, from) >= 0 && Order.compare(field, value, to) < 0;
		}
		return Order.compare(field, value, wanted) == 0;
	}

	private static boolean ordered(OrgField field, Object value, String operator, Object wanted) {
		Object from = (wanted instanceof Range range) ? range.from() : wanted;
		boolean beforeEnd = (wanted instanceof Range range) ? Order.compare(field, value, range.to()) < 0
				: Order.compare(field, value, wanted) <= 0;
		return switch (operator) {
			case "<" -> Order.compare(field, value, from) < 0;
			case "<=" -> beforeEnd;
			case ">" -> !beforeEnd;
			default -> Order.compare(field, value, from) >= 0;
		};
	}

	private Predicate<Map<String, Object>> like(FieldPath path, @Nullable Object wanted) {
		if (!path.field().kind().isText() || path.field().kind() == Kind.ID || path.field().kind() == Kind.LOOKUP
				|| wanted == null) {
			throw CallFault.invalidField(
					"invalid operator on " + path.field().kind().soapName() + " field '" + path.field().name() + "'");
		}
		Pattern pattern = likePattern(wanted.toString());
		return (row) -> {
			Object value = path.value(this.store, row);
			return value != null && pattern.matcher(value.toString()).matches();
		};
	}

	private static Pattern likePattern(String like) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < like.length(); i++) {
			char c = like.charAt(i);
			boolean escaped = c == '\\' && i + 1 < like.length();
			if (escaped) {
				i++;
			}
			regex.append((escaped || (c != '%' && c != '_')) ? Pattern.quote(String.valueOf(like.charAt(i)))
					: (c == '%') ? ".*" : ".");
		}
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
	}

	private Predicate<Map<String, Object>> membership(Condition.In in) {
		FieldPath path = path(in.path());
		boolean orNull = in.literals().contains(new SoqlQuery.Literal.None());
		Set<String> wanted = new HashSet<>();
		List<Object> ranges = new ArrayList<>();
		in.literals().forEach((literal) -> {
			Object value = this.literals.value(path.field(), literal);
			if (value instanceof Range) {
				ranges.add(value);
			}
			else if (value != null) {
				wanted.add(memberKey(path.field(), value));
			}
		});
		return (row) -> {
			Object value = path.value(this.store, row);
			boolean found = (value == null) ? orNull : wanted.contains(memberKey(path.field(), value))
					|| ranges.stream().anyMatch((range) -> equal(path.field(), value, range));
			return found != in.negated();
		};
	}

	private static String memberKey(OrgField field, Object value) {
		return (value instanceof java.math.BigDecimal number) ? number.stripTrailingZeros().toPlainString()
				: (field.kind() == Kind.ID) ? value.toString() : field.indexKey(value);
	}

	/** The ids that can meet a condition, where an index knows them. */
	Optional<Set<String>> candidates(Condition condition) {
		return narrow(condition).map(Narrowed::ids);
	}

	/** Some places of indexes, not looked into unless they are the fewest. */
	private record Narrowed(List<Collection<String>> places) {

		int size() {
			return this.places.stream().mapToInt(Collection::size).sum();
		}

		Set<String> ids() {
			Set<String> ids = new HashSet<>();
			this.places.forEach(ids::addAll);
			return ids;
		}

	}

	private Optional<Narrowed> narrow(Condition condition) {
		return switch (condition) {
			case Condition.All(var parts) ->
				parts.stream().map(this::narrow).flatMap(Optional::stream).min(Comparator.comparingInt(Narrowed::size));
			case Condition.Any(var parts) -> union(parts);
			case Condition.Compare(String path, String operator, var literal) when operator.equals("=") ->
				find(path, List.of(literal));
			case Condition.In(String path, boolean negated, var wanted) when !negated -> find(path, wanted);
			default -> Optional.empty();
		};
	}

	private Optional<Narrowed> union(List<Condition> parts) {
		List<Collection<String>> all = new ArrayList<>();
		for (Condition part : parts) {
			Optional<Narrowed> some = narrow(part);
			if (some.isEmpty()) {
				return Optional.empty();
			}
			all.addAll(some.get().places());
		}
		return Optional.of(new Narrowed(all));
	}

	/** Found by its own value, or by that of a parent and the lookups that lead to it. */
	private Optional<Narrowed> find(String text, List<SoqlQuery.Literal> wanted) {
		FieldPath path = path(text);
		boolean isId = path.field().kind() == Kind.ID;
		List<OrgObject> way = way(path);
		if (way.size() <= path.hops().size() || !(isId || path.field().isIndexed())) {
			return Optional.empty();
		}
		List<Collection<String>> places = new ArrayList<>();
		for (SoqlQuery.Literal literal : wanted) {
			Object value = this.literals.value(path.field(), literal);
			if (value == null || value.equals("")) {
				return Optional.empty();
			}
			places.add(isId ? List.of(value.toString()) : this.store.table(way.getLast()).find(path.field(), value));
		}
		for (int hop = path.hops().size() - 1; hop >= 0; hop--) {
			places = children(way.get(hop), path.hops().get(hop), places);
		}
		return Optional.of(new Narrowed(places));
	}

	private List<Collection<String>> children(OrgObject child, OrgField lookup, List<Collection<String>> parents) {
		Table table = this.store.table(child);
		return parents.stream().flatMap(Collection::stream).map((parent) -> table.find(lookup, parent)).toList();
	}

	/** The objects that a path leads over, as far as each lookup has an index. */
	private List<OrgObject> way(FieldPath path) {
		List<OrgObject> way = new ArrayList<>(List.of(this.object));
		for (OrgField hop : path.hops()) {
			OrgField.Reference reference = hop.reference();
			if (!hop.isIndexed() || reference == null || reference.targets().isEmpty()) {
				return way;
			}
			way.add(this.store.schema().object(reference.targets().getFirst()));
		}
		return way;
	}

}

package org.almoner.sandbox.org;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A query as it was written.
 *
 * @param items what is selected; empty for a bare {@code COUNT()}
 * @param children subqueries that are selected; their object is a relationship's name
 * @param from the object
 * @param where the condition, if any
 * @param groupBy the fields to group by, or the days of them
 * @param orderBy the fields to sort by
 * @param limit the most rows
 * @param offset rows to skip
 */
record SoqlQuery(List<Item> items, List<SoqlQuery> children, String from, @Nullable Condition where, List<Item> groupBy,
		List<Order> orderBy, int limit, int offset) {

	/** Whether it only asks how many. */
	boolean isCount() {
		return this.items.isEmpty() && this.children.isEmpty();
	}

	boolean isAggregate() {
		return !this.groupBy.isEmpty() || this.items.stream().anyMatch((item) -> !item.function().isEmpty());
	}

	/**
	 * Something that is selected.
	 *
	 * @param function an aggregate function in capitals, or DAY_ONLY, else empty
	 * @param path the field
	 * @param alias the name of an aggregate in the answer, else empty
	 */
	record Item(String function, String path, String alias) {
	}

	/** A field to sort by. */
	record Order(String path, boolean descending, boolean nullsLast) {
	}

	/** What rows must meet. */
	sealed interface Condition {

		/** All of them. */
		record All(List<Condition> parts) implements Condition {
		}

		/** At least one of them. */
		record Any(List<Condition> parts) implements Condition {
		}

		/** Not this. */
		record Not(Condition part) implements Condition {
		}

		/** A field against a value. */
		record Compare(String path, String operator, Literal literal) implements Condition {
		}

		/** A field against a list of values. */
		record In(String path, boolean negated, List<Literal> literals) implements Condition {
		}

	}

	/** A value in a query. */
	sealed interface Literal {

		/** A quoted text. */
		record Text(String value) implements Literal {
		}

		/** A number. */
		record Numeric(BigDecimal value) implements Literal {
		}

		/** True or false. */
		record Flag(boolean value) implements Literal {
		}

		/** A date. */
		record Day(LocalDate value) implements Literal {
		}

		/** A date and time. */
		record Moment(Instant value) implements Literal {
		}

		/** A span of days by name, such as LAST_N_DAYS:30. */
		record Span(String name, int days) implements Literal {
		}

		/** No value. */
		record None() implements Literal {
		}

	}

}

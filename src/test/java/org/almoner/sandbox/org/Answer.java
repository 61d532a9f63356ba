package org.almoner.sandbox.org;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param type the type of its records, {@code AggregateResult} for groups
 * @param select the fields of each record
 * @param records the records; of each only its selected values
 * @param children what the subqueries found for each record, by relationship
 * @param size how many there are; of a bare count there are no records
 */
record Answer(String type, List<Column> select, List<List<@Nullable Object>> records,
		List<Map<String, Answer>> children, int size) {

	/** One without subqueries. */
	Answer(String type, List<Column> select, List<List<@Nullable Object>> records, int size) {
		this(type, select, records, records.stream().map((record) -> Map.<String, Answer>of()).toList(), size);
	}

	/**
	 * A selected field.
	 *
	 * @param names the way to it, over parents
	 * @param types the type of the parent at each step of the way
	 */
	record Column(List<String> names, List<String> types) {
	}

}

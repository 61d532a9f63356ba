package org.almoner.sandbox.org;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Records that are made again and again with other words in them, quickly and without the
 * org's checks: what was saved once by the rules is right when only its ids differ.
 */
public final class Stencil {

	private static final List<String> OF_THE_ORG = List.of("Id", "Name", "CreatedDate", "LastModifiedDate",
			"SystemModstamp");

	private final Store store;

	private final InstantSource clock;

	private final Map<Table, List<Map<String, Object>>> rows;

	private Stencil(Store store, InstantSource clock, Map<Table, List<Map<String, Object>>> rows) {
		this.store = store;
		this.clock = clock;
		this.rows = rows;
	}

	static Stencil of(Store store, List<String> types, InstantSource clock) {
		Map<Table, List<Map<String, Object>>> rows = new LinkedHashMap<>();
		types.forEach((type) -> rows.put(store.table(type), List.copyOf(store.table(type).rows())));
		return new Stencil(store, clock, rows);
	}

	/** How many records it has. */
	public int size() {
		return this.rows.values().stream().mapToInt(List::size).sum();
	}

	/**
	 * Makes all its records once more; lookups among them lead to the new ones.
	 * @param words what becomes of each text; the ones it leaves alone are shared
	 */
	public void repeat(UnaryOperator<String> words) {
		this.store.writing(() -> {
			Saver saver = new Saver(this.store, this.clock, "");
			Map<Object, String> made = new HashMap<>();
			this.rows.forEach((table, some) -> some
				.forEach((row) -> made.put(row.getOrDefault("Id", ""), saver.insert(table, copy(table, row, words)))));
			this.rows.keySet().forEach((table) -> link(table, made));
			return made.size();
		});
	}

	private static Map<String, Object> copy(Table table, Map<String, Object> row, UnaryOperator<String> words) {
		Map<String, Object> copy = new LinkedHashMap<>(row);
		OF_THE_ORG.forEach(copy::remove);
		copy.replaceAll((field, value) -> isWords(table, field, value) ? words.apply(value.toString()) : value);
		return copy;
	}

	private static boolean isWords(Table table, String field, Object value) {
		return value instanceof String
				&& table.object().find(field).filter((it) -> it.kind() != Kind.LOOKUP).isPresent();
	}

	private static void link(Table table, Map<Object, String> made) {
		List<OrgField> lookups = table.object().fields().stream().filter((it) -> it.kind() == Kind.LOOKUP).toList();
		for (String id : new ArrayList<>(made.values())) {
			Map<String, Object> row = table.get(id);
			if (row != null) {
				Map<String, Object> linked = new LinkedHashMap<>(row);
				lookups.forEach((lookup) -> linked.computeIfPresent(lookup.name(),
						(field, value) -> made.getOrDefault(value, value.toString())));
				table.put(id, linked);
			}
		}
	}

}

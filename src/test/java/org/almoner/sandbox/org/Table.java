package org.almoner.sandbox.org;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The records of one object with an index per key and lookup field. Guarded by the
 * store's lock.
 */
final class Table {

	private final OrgObject object;

	private final TreeMap<String, Map<String, Object>> rows = new TreeMap<>();

	private final Map<String, Map<String, Set<String>>> indexes = new HashMap<>();

	private final Set<String> deleted = new HashSet<>();

	private long numbers;

	Table(OrgObject object) {
		this.object = object;
		object.fields()
			.stream()
			.filter(OrgField::isIndexed)
			.forEach((field) -> this.indexes.put(field.name(), new HashMap<>()));
	}

	OrgObject object() {
		return this.object;
	}

	long nextNumber() {
		return ++this.numbers;
	}

	@Nullable Map<String, Object> get(String id) {
		return this.rows.get(id);
	}

	Collection<Map<String, Object>> rows() {
		return this.rows.values();
	}

	int size() {
		return this.rows.size();
	}

	boolean wasDeleted(String id) {
		return this.deleted.contains(id);
	}

	/** The ids of the records whose indexed field has a value. */
	Collection<String> find(OrgField field, Object value) {
		return this.indexes.getOrDefault(field.name(), Map.of()).getOrDefault(field.indexKey(value), Set.of());
	}

	/** Puts a record in the place of the one with its id, if any. */
	@Nullable Map<String, Object> put(String id, Map<String, Object> row) {
		Map<String, Object> before = this.rows.put(id, Collections.unmodifiableMap(row));
		reindex(id, before, row);
		this.deleted.remove(id);
		return before;
	}

	@Nullable Map<String, Object> remove(String id) {
		Map<String, Object> before = this.rows.remove(id);
		reindex(id, before, null);
		this.deleted.add(id);
		return before;
	}

	/** Takes back a record as if it had never been. */
	void forget(String id) {
		remove(id);
		this.deleted.remove(id);
	}

	private void reindex(String id, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
		this.indexes.forEach((name, index) -> {
			OrgField field = this.object.field(name);
			String old = key(field, before);
			String now = key(field, after);
			if (old != null && !old.equals(now)) {
				unindex(index, old, id);
			}
			if (now != null && !now.equals(old)) {
				index.computeIfAbsent(now, (key) -> new LinkedHashSet<>(2)).add(id);
			}
		});
	}

	private static void unindex(Map<String, Set<String>> index, String key, String id) {
		Set<String> ids = index.get(key);
		if (ids != null && ids.remove(id) && ids.isEmpty()) {
			index.remove(key);
		}
	}

	private static @Nullable String key(OrgField field, @Nullable Map<String, Object> row) {
		Object value = (row == null) ? null : row.get(field.name());
		return (value == null) ? null : field.indexKey(value);
	}

}

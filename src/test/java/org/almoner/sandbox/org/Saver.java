package org.almoner.sandbox.org;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Puts drafts into the store and can take all of it back; one for each write, under the
 * store's write lock.
 */
final class Saver {

	private final Store store;

	private final Instant now;

	private final String user;

	private final Deque<Runnable> undo = new ArrayDeque<>();

	Saver(Store store, InstantSource clock, String user) {
		this.store = store;
		this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		this.user = user;
	}

	void takeBack() {
		while (!this.undo.isEmpty()) {
			this.undo.pop().run();
		}
	}

	RowResult save(Draft draft) {
		Map<String, Object> before = (draft.id() == null) ? null : this.store.table(draft.object()).get(draft.id());
		return (before == null) ? insert(draft) : update(draft, before);
	}

	private RowResult insert(Draft draft) {
		Table table = this.store.table(draft.object());
		Map<String, Object> row = new LinkedHashMap<>();
		defaults(draft.object(), row);
		row.putAll(draft.values());
		new ContentFiles(this.store, this).beforeInsert(draft.object(), row);
		complete(draft.object(), row);
		checkRequired(draft.object(), row);
		checkUnique(table, row, null);
		String id = insert(table, row);
		new ContentFiles(this.store, this).afterInsert(draft.object(), row);
		return RowResult.saved(id, true);
	}

	/** Adds a record that has been checked: its id, name and dates are given here. */
	String insert(Table table, Map<String, Object> row) {
		long number = table.nextNumber();
		String id = Ids.of(table.object().keyPrefix(), number);
		row.put("Id", id);
		row.put("IsDeleted", false);
		row.put("CreatedDate", this.now);
		row.put("CreatedById", this.user);
		stamp(row);
		if (table.object().find("OwnerId").isPresent()) {
			row.putIfAbsent("OwnerId", this.user);
		}
		if (table.object().isCustom()) {
			row.putIfAbsent("Name", table.object().numberedName(number).orElse(id));
		}
		table.put(id, row);
		this.undo.push(() -> table.forget(id));
		return id;
	}

	private RowResult update(Draft draft, Map<String, Object> before) {
		Map<String, Object> row = new LinkedHashMap<>(before);
		row.putAll(draft.values());
		row.keySet().removeAll(draft.cleared());
		complete(draft.object(), row);
		checkRequired(draft.object(), row);
		String id = (String) before.get("Id");
		checkUnique(this.store.table(draft.object()), row, id);
		stamp(row);
		replace(this.store.table(draft.object()), row);
		return RowResult.saved(String.valueOf(id), false);
	}

	/** Puts a changed record in the place of the old one. */
	void replace(Table table, Map<String, Object> row) {
		String id = String.valueOf(row.get("Id"));
		Map<String, Object> before = table.put(id, row);
		if (before != null) {
			this.undo.push(() -> table.put(id, before));
		}
	}

	/** Deletes a record, and what must go with it; lookups to it are cleared. */
	void delete(Table table, String id) {
		ContentFiles files = new ContentFiles(this.store, this);
		List<Runnable> pending = new ArrayList<>();
		for (Store.Pointer pointer : this.store.pointersTo(table.object())) {
			for (String child : List.copyOf(pointer.table().find(pointer.field(), id))) {
				pending.add(files.goesWithParent(pointer) ? () -> delete(pointer.table(), child)
						: () -> clear(pointer, child));
			}
		}
		Map<String, Object> before = table.remove(id);
		if (before != null) {
			this.undo.push(() -> table.put(id, before));
			pending.forEach(Runnable::run);
		}
	}

	private void clear(Store.Pointer pointer, String child) {
		Map<String, Object> row = pointer.table().get(child);
		if (row != null) {
			Map<String, Object> cleared = new LinkedHashMap<>(row);
			cleared.remove(pointer.field().name());
			replace(pointer.table(), cleared);
		}
	}

	private void stamp(Map<String, Object> row) {
		row.put("LastModifiedDate", this.now);
		row.put("LastModifiedById", this.user);
		row.put("SystemModstamp", this.now);
	}

	private static void defaults(OrgObject object, Map<String, Object> row) {
		for (OrgField field : object.fields()) {
			if (field.kind() == Kind.CHECKBOX) {
				row.put(field.name(), Boolean.valueOf(field.defaultValue()));
			}
			else if (field.defaultValue() != null && field.kind() == Kind.PICKLIST) {
				row.put(field.name(), field.defaultValue());
			}
		}
	}

	/** A person's name is made of its parts. */
	private static void complete(OrgObject object, Map<String, Object> row) {
		if (object.find("LastName").isPresent() && row.get("LastName") != null) {
			Object first = row.get("FirstName");
			row.put("Name", ((first == null) ? "" : first + " ") + row.get("LastName"));
		}
	}

	private static void checkRequired(OrgObject object, Map<String, Object> row) {
		List<String> missing = object.fields()
			.stream()
			.filter((field) -> field.required() && !row.containsKey(field.name()))
			.map(OrgField::name)
			.toList();
		if (!missing.isEmpty()) {
			throw new RowRefusedException("REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing,
					missing.toArray(String[]::new));
		}
	}

	private static void checkUnique(Table table, Map<String, Object> row, @Nullable String self) {
		for (OrgField field : table.object().fields()) {
			Object value = row.get(field.name());
			Collection<String> others = (value == null || !field.key().unique()) ? List.of() : table.find(field, value);
			for (String other : others) {
				if (!other.equals(self)) {
					throw new RowRefusedException("DUPLICATE_VALUE", "duplicate value found: " + field.name()
							+ " duplicates value on record with id: " + other.substring(0, 15), field.name());
				}
			}
		}
	}

}

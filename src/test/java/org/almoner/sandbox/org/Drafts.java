package org.almoner.sandbox.org;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.org.OrgField.Access;
import org.almoner.sandbox.org.RowInput.Said;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows that came into drafts: finds their records and parents and types their
 * values.
 */
final class Drafts {

	private final Store store;

	Drafts(Store store) {
		this.store = store;
	}

	Draft toCreate(RowInput row) {
		if (row.id() != null) {
			throw new RowRefusedException("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call",
					"Id");
		}
		return draft(row, null);
	}

	Draft toUpdate(RowInput row) {
		if (row.id() == null) {
			throw new RowRefusedException("MISSING_ARGUMENT", "Id not specified in an update call");
		}
		return draft(row, existing(row.object(), row.id()));
	}

	Draft toUpsert(RowInput row, OrgField keyField) {
		if (keyField.kind() == Kind.ID) {
			return (row.id() == null) ? draft(row, null) : toUpdate(row);
		}
		if (row.id() != null) {
			throw new RowRefusedException("INVALID_FIELD_FOR_INSERT_UPDATE",
					"The Id field should not be specified in the sobject data.", "Id");
		}
		Collection<String> found = this.store.table(row.object()).find(keyField, key(row, keyField));
		if (found.size() > 1) {
			throw new RowRefusedException("DUPLICATE_EXTERNAL_ID",
					keyField.name() + ": more than one record found for external id field: " + found, keyField.name());
		}
		return draft(row, found.isEmpty() ? null : found.iterator().next());
	}

	/** The key by which a row is upserted. */
	static String key(RowInput row, OrgField keyField) {
		if (row.fields().get(keyField.name()) instanceof Said.Text text && !text.text().isBlank()) {
			return text.text().strip();
		}
		throw new RowRefusedException("MISSING_ARGUMENT", keyField.name() + " not specified", keyField.name());
	}

	/**
	 * The full id of a record that is there.
	 * @throws RowRefusedException if it is not
	 */
	String existing(OrgObject object, String id) {
		if (!Ids.isShaped(id)) {
			throw new RowRefusedException("MALFORMED_ID", "bad id " + id, "Id");
		}
		String full = Ids.canonical(id);
		if (this.store.table(object).get(full) == null) {
			throw missing(full, "Id");
		}
		return full;
	}

	private RowRefusedException missing(String id, String field) {
		return this.store.wasDeleted(id) ? new RowRefusedException("ENTITY_IS_DELETED", "entity is deleted", field)
				: new RowRefusedException("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field);
	}

	private Draft draft(RowInput row, @Nullable String id) {
		Map<String, Object> values = new LinkedHashMap<>();
		Set<String> cleared = new HashSet<>();
		row.fields().forEach((name, said) -> {
			OrgField field = row.object().field(name);
			checkWritable(field, id == null);
			Object value = value(row.object(), field, said);
			if (value == null) {
				cleared.add(name);
			}
			else {
				values.put(name, value);
			}
		});
		return new Draft(row.object(), id, values, cleared);
	}

	private static void checkWritable(OrgField field, boolean creating) {
		if (field.access() == Access.READ_ONLY || (field.access() == Access.CREATE_ONLY && !creating)) {
			throw new RowRefusedException("INVALID_FIELD_FOR_INSERT_UPDATE",
					"Unable to create/update fields: " + field.name()
							+ ". Please check the security settings of this field and verify that it is read/write"
							+ " for your profile or permission set.",
					field.name());
		}
	}

	private @Nullable Object value(OrgObject object, OrgField field, Said said) {
		return switch (said) {
			case Said.Cleared() -> cleared(field);
			case Said.Text(String text) -> checked(field, Values.read(field, text));
			case Said.Parent parent -> parent(object, field, parent);
		};
	}

	private static @Nullable Object cleared(OrgField field) {
		if (field.kind() == Kind.CHECKBOX) {
			throw new RowRefusedException("INVALID_TYPE_ON_FIELD_IN_RECORD",
					field.name() + ": value not of required type: null", field.name());
		}
		return null;
	}

	private @Nullable Object checked(OrgField field, @Nullable Object value) {
		if (field.kind() == Kind.LOOKUP && value instanceof String id && this.store.get(id) == null) {
			checkType(field, id);
			throw missing(id, field.name());
		}
		if (field.kind() == Kind.LOOKUP && value instanceof String id) {
			checkType(field, id);
		}
		return value;
	}

	private void checkType(OrgField field, String id) {
		if (this.store.schema().ofId(id).map((target) -> !field.pointsTo(target.name())).orElse(false)) {
			throw new RowRefusedException("FIELD_INTEGRITY_EXCEPTION",
					field.name() + ": id value of incorrect type: " + id, field.name());
		}
	}

	private String parent(OrgObject object, OrgField field, Said.Parent parent) {
		Collection<String> found = this.store.table(parent.object()).find(parent.keyField(), parent.key());
		if (found.isEmpty()) {
			throw new RowRefusedException("INVALID_FIELD", "Foreign key external ID: " + parent.key()
					+ " not found for field " + parent.keyField().name() + " in entity " + parent.object().name());
		}
		if (found.size() > 1) {
			throw new RowRefusedException("DUPLICATE_EXTERNAL_ID", "Foreign key external ID: " + parent.key()
					+ " is not unique for field " + field.name() + " in entity " + object.name(), field.name());
		}
		return found.iterator().next();
	}

}

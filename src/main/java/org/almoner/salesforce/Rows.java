package org.almoner.salesforce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sforce.soap.partner.sobject.SObject;
import com.sforce.ws.bind.XmlObject;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the SOAP client's objects, and back. The order of elements is the schema's:
 * type, fieldsToNull, Id, fields.
 */
final class Rows {

	private static final int BYTES_AROUND_A_FIELD = 80;

	private Rows() {
	}

	/** A row to be found by its id, or to be made. */
	static SObject withId(Row row) {
		return write(row, row.id());
	}

	/** A row to be found by its key: the org takes no id beside it. */
	static SObject withoutId(Row row) {
		return write(row, null);
	}

	private static SObject write(Row row, @Nullable RecordId id) {
		Map<String, Object> values = new LinkedHashMap<>();
		List<String> nulls = new ArrayList<>();
		row.fields().forEach((field, value) -> {
			Object written = written(row.type(), field, value);
			if (written == null) {
				nulls.add(field);
			}
			else {
				values.put((value instanceof Parent) ? relationship(field) : field, written);
			}
		});
		SObject object = new SObject(row.type());
		if (!nulls.isEmpty()) {
			object.setFieldsToNull(nulls.toArray(String[]::new));
		}
		if (id != null) {
			object.setId(id.value());
		}
		values.forEach(object::setField);
		return object;
	}

	/**
	 * A value as the client can send it; days and moments as text, for it misreads those
	 * of java.util and knows none of java.time. Empty text is null to the org, so it is
	 * said as null.
	 */
	private static @Nullable Object written(String type, String field, @Nullable Object value) {
		return switch (value) {
			case null -> null;
			case String text -> textOrNull(text);
			case BigDecimal number -> number;
			case Integer number -> number;
			case Boolean flag -> flag;
			case LocalDate day -> day.toString();
			case Instant moment -> moment.truncatedTo(ChronoUnit.MILLIS).toString();
			case RecordId id -> id.value();
			case byte[] bytes -> bytes;
			case Parent parent -> reference(parent);
			default -> throw new IllegalArgumentException(
					type + "." + field + " can't hold a " + value.getClass().getSimpleName());
		};
	}

	private static @Nullable String textOrNull(String text) {
		String clean = XmlText.clean(text);
		return clean.isEmpty() ? null : clean;
	}

	private static SObject reference(Parent parent) {
		SObject reference = new SObject(parent.type());
		reference.setField(parent.externalIdField(), XmlText.clean(parent.key()));
		return reference;
	}

	/** The relationship of a lookup field: X__c is X__r, ContactId is Contact. */
	private static String relationship(String field) {
		if (field.endsWith("__c")) {
			return field.substring(0, field.length() - 1) + "r";
		}
		return field.endsWith("Id") ? field.substring(0, field.length() - 2) : field;
	}

	/** About how many bytes a row takes on the wire, before compression. */
	static long bytes(Row row) {
		long bytes = BYTES_AROUND_A_FIELD;
		for (Map.Entry<String, @Nullable Object> field : row.fields().entrySet()) {
			bytes += BYTES_AROUND_A_FIELD + 2L * field.getKey().length() + valueBytes(field.getValue());
		}
		return bytes;
	}

	private static long valueBytes(@Nullable Object value) {
		return switch (value) {
			case String text -> text.chars().mapToLong(Rows::charBytes).sum();
			case byte[] bytes -> bytes.length * 4L / 3;
			case Parent parent -> BYTES_AROUND_A_FIELD + parent.type().length() + 3L * parent.key().length();
			case null, default -> 30;
		};
	}

	private static long charBytes(int c) {
		return switch (c) {
			case '"', '&', '<', '>', '\'' -> 6;
			default -> (c < 0x80) ? 1 : 3;
		};
	}

	/** A record that the org sent, its parents' fields under their paths. */
	static Row read(XmlObject object) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		flatten(object, "", fields);
		Object id = fields.remove("Id");
		return new Row(String.valueOf(object.getField("type")), (id != null) ? new RecordId(id.toString()) : null,
				fields);
	}

	private static void flatten(XmlObject object, String path, Map<String, @Nullable Object> fields) {
		for (Iterator<XmlObject> children = object.getChildren(); children.hasNext();) {
			XmlObject child = children.next();
			String name = path + child.getName().getLocalPart();
			if (child.hasChildren()) {
				flatten(child, name + ".", fields);
			}
			else if (!"type".equals(child.getName().getLocalPart())) {
				put(fields, name, child.getValue());
			}
		}
	}

	/** An Id that was not asked for comes as null, and one that was may come twice. */
	private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
		if (value != null || !name.endsWith("Id")) {
			fields.put(name, (value != null) ? value.toString() : null);
		}
		else {
			fields.putIfAbsent(name, null);
		}
	}

}

package org.almoner.salesforce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way to or from the org.
 *
 * <p>
 * On the way in a value is a {@link String}, {@link BigDecimal}, {@link Integer},
 * {@link Boolean}, {@link LocalDate}, {@link Instant}, {@link RecordId}, {@link Parent}
 * (on the lookup field's own name, {@code X__c}), {@code byte[]} (base64 fields), or null
 * to clear the field. On the way out every value is the text that the org sent, and a
 * parent's field stands under its path, such as
 * {@code Gateway_Invoice__r.Gateway_Key__c}.
 *
 * @param type the object's API name
 * @param id the record's id, where it is known
 * @param fields field by API name, in the order they were put
 */
public record Row(String type, @Nullable RecordId id, Map<String, @Nullable Object> fields) {

	public Row {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

	/** A row without an id and without fields. */
	public static Row of(String type) {
		return new Row(type, null, Map.of());
	}

	/** A row of a known record without fields. */
	public static Row of(String type, RecordId id) {
		return new Row(type, id, Map.of());
	}

	/** This row with one more field, or with another value of it. */
	public Row with(String field, @Nullable Object value) {
		Map<String, @Nullable Object> more = new LinkedHashMap<>(this.fields);
		more.put(field, value);
		return new Row(this.type, this.id, more);
	}

	/** The text of a field, empty where it is null or was not asked for. */
	public Optional<String> text(String field) {
		return Optional.ofNullable(this.fields.get(field)).map(Object::toString);
	}

	/** The number in a field. */
	public Optional<BigDecimal> number(String field) {
		return text(field).map(BigDecimal::new);
	}

	/** Whether a checkbox is ticked. */
	public boolean flag(String field) {
		return text(field).map(Boolean::parseBoolean).orElse(false);
	}

	/** The day in a date field. */
	public Optional<LocalDate> day(String field) {
		return text(field).map(LocalDate::parse);
	}

	/** The moment in a date-time field. */
	public Optional<Instant> moment(String field) {
		return text(field)
			.map((text) -> java.time.OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
				.toInstant());
	}

	/** The record's id, for a row that the org sent. */
	public RecordId requiredId() {
		if (this.id == null) {
			throw new IllegalStateException("The row of " + this.type + " has no id");
		}
		return this.id;
	}

}

package org.almoner.books;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a record's fields come from: what Almoner wrote into each, and all that was ever
 * said of the record. Kept on the record itself, in {@code Provenance__c}.
 *
 * @param fields what was written, by the field's API name
 * @param ledger what was said
 */
public record Provenance(Map<String, Written> fields, Ledger ledger) {

	/** Of a record that Almoner never wrote. */
	public static final Provenance NONE = new Provenance(Map.of(), Ledger.EMPTY);

	public Provenance {
		fields = Collections.unmodifiableMap(fields);
	}

	/** Reads {@code Provenance__c}. */
	public static Provenance parse(String json) {
		return ProvenanceJson.read(json);
	}

	/** The payment for which people's gift was taken, where this is such a gift. */
	public Optional<String> adoptedFor() {
		return this.ledger.value(Trait.ADOPTED, Source.GIFT);
	}

	/**
	 * The events that the record shows something of, newest first. One whose every word
	 * was said anew by later events is not among them.
	 */
	public List<Stamp> events() {
		return stamps().filter((stamp) -> !stamp.equals(PresentRecord.ADOPTION))
			.distinct()
			.sorted(Comparator.reverseOrder())
			.toList();
	}

	/** Whether the record shows something of an event. */
	public boolean names(String eventId) {
		return stamps().anyMatch((stamp) -> stamp.eventId().equals(eventId));
	}

	/** The API names of the fields that show what an event said, in their order. */
	public List<String> fieldsOf(String eventId) {
		return this.fields.entrySet()
			.stream()
			.filter((field) -> field.getValue().stamp().eventId().equals(eventId))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private Stream<Stamp> stamps() {
		return Stream.concat(this.ledger.registers().values().stream().map(Register::stamp),
				this.fields.values().stream().map(Written::stamp));
	}

	/** The text for {@code Provenance__c}. */
	public String json() {
		return ProvenanceJson.write(this);
	}

}

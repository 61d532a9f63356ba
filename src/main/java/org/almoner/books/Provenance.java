package org.almoner.books;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

	/** API names of the fields that show personal traits. */
	private static final Set<String> PERSONAL = Set.of("Name", "Email__c", "Phone__c", "Donor_Name__c",
			"Donor_Email__c", "Designation__c", "Description__c", "Last4__c", "Bank_Name__c", "Number__c",
			"Hosted_Invoice_URL__c", "Result_Message__c", "Last_Gateway_Error_Message__c",
			"Transaction_Reference_Id__c", "Statement_Descriptor__c", "Trace_Id__c", "Failure_Message__c");

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

	/**
	 * This provenance without what tells of a person. Which event wrote a personal field,
	 * and when, stays; what it wrote and what stood there before go, and the field is the
	 * people's from now on: what they leave in it or take out of it stays so.
	 */
	public Provenance withoutPersonalData() {
		Map<String, Written> left = new HashMap<>(this.fields);
		left.replaceAll((field, written) -> PERSONAL.contains(field) ? written.withoutValues() : written);
		return new Provenance(left, this.ledger.withoutPersonalData());
	}

	/** The text for {@code Provenance__c}. */
	public String json() {
		return ProvenanceJson.write(this);
	}

}

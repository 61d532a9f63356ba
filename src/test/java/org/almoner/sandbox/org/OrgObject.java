package org.almoner.sandbox.org;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object of the org: its name, the prefix of its ids and its fields. */
final class OrgObject {

	private final String name;

	private final String label;

	private final String keyPrefix;

	private final String autoNumber;

	private final List<OrgField> fields;

	private final Map<String, OrgField> byName;

	private final Map<String, OrgField> byRelationship;

	/**
	 * An object.
	 * @param autoNumber the display format of an auto-number name, else empty
	 */
	OrgObject(String name, String label, String keyPrefix, String autoNumber, List<OrgField> fields) {
		this.name = name;
		this.label = label;
		this.keyPrefix = keyPrefix;
		this.autoNumber = autoNumber;
		this.fields = List.copyOf(fields);
		this.byName = this.fields.stream()
			.collect(Collectors.toMap((field) -> lower(field.name()), Function.identity()));
		this.byRelationship = this.fields.stream()
			.filter((field) -> field.reference() != null)
			.collect(Collectors.toMap(OrgObject::relationship, Function.identity()));
	}

	private static String relationship(OrgField field) {
		OrgField.Reference reference = field.reference();
		return (reference == null) ? "" : lower(reference.relationship());
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	String name() {
		return this.name;
	}

	String label() {
		return this.label;
	}

	String keyPrefix() {
		return this.keyPrefix;
	}

	Collection<OrgField> fields() {
		return this.fields;
	}

	/** The field of a name, in whatever case it is written. */
	Optional<OrgField> find(String field) {
		return Optional.ofNullable(this.byName.get(lower(field)));
	}

	/** The field of a name that is known to exist. */
	OrgField field(String field) {
		return find(field).orElseThrow(() -> new IllegalArgumentException("No field " + field + " in " + this.name));
	}

	/** The lookup field whose relationship has a name. */
	Optional<OrgField> findRelationship(String relationship) {
		return Optional.ofNullable(this.byRelationship.get(lower(relationship)));
	}

	boolean isCustom() {
		return this.name.endsWith("__c");
	}

	/** The name of the record with a number, where the org gives names by number. */
	Optional<String> numberedName(long number) {
		if (this.autoNumber.isEmpty()) {
			return Optional.empty();
		}
		int open = this.autoNumber.indexOf('{');
		int close = this.autoNumber.indexOf('}');
		String digits = "0".repeat(Math.max(0, close - open - 1 - Long.toString(number).length())) + number;
		return Optional.of(this.autoNumber.substring(0, open) + digits + this.autoNumber.substring(close + 1));
	}

}

package org.almoner.books;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

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

	/** The text for {@code Provenance__c}. */
	public String json() {
		return ProvenanceJson.write(this);
	}

}

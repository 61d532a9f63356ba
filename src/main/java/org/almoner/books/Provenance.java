package org.almoner.books;

import java.util.Collections;
import java.util.Map;

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

	/** The text for {@code Provenance__c}. */
	public String json() {
		return ProvenanceJson.write(this);
	}

}

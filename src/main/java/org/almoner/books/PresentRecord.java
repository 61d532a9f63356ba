package org.almoner.books;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record as the org has it.
 *
 * @param key which record
 * @param recordId its id in the org
 * @param externalKey what its {@code Gateway_Key__c} says, without the account's part
 * where it begins with that; null where it is empty
 * @param values canonical text by the field's API name; of a link the gateway's id of its
 * target; fields that are empty may be left out
 * @param provenance where its fields come from
 */
public record PresentRecord(RecordKey key, String recordId, @Nullable String externalKey,
		Map<String, @Nullable String> values, Provenance provenance) {

	/** The same whichever event named it first, so that their order does not show. */
	static final Stamp ADOPTION = new Stamp(Instant.EPOCH, 0, "adoption");

	public PresentRecord {
		values = Collections.unmodifiableMap(values);
	}

	/** Whether people made it and a payment named it later. */
	boolean isAdopted() {
		return this.provenance.adoptedFor().isPresent();
	}

	/** Whether its key is still empty. */
	boolean hasNoKey() {
		return this.externalKey == null;
	}

	/** This gift as that of a payment which named it. */
	PresentRecord adoptedFor(RecordKey gift) {
		Fact fact = new Fact(gift, Source.GIFT, ADOPTION, Map.of(Trait.ADOPTED, gift.id()));
		Provenance adopted = new Provenance(this.provenance.fields(), this.provenance.ledger().merge(fact));
		return new PresentRecord(gift, this.recordId, this.externalKey, this.values, adopted);
	}

}

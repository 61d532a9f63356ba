package org.almoner.account;

import org.almoner.salesforce.RecordId;

/** Which Gateway Account is meant: all that is needed to store something of it. */
public interface AccountRef {

	/** Its key. */
	AccountKey key();

	/** Its record in the org. */
	RecordId id();

	/** An account of which no more is known. */
	static AccountRef of(AccountKey key, RecordId id) {
		return new Known(key, id);
	}

	/** A key and a record. */
	record Known(AccountKey key, RecordId id) implements AccountRef {
	}

}

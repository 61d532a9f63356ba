package org.almoner.salesforce;

/**
 * What a refusal of the org means for the one who asked; every error of the wire and of a
 * row is classified as one of these, once, at the seam.
 */
public enum FailureKind {

	/** The org or the way to it is away for now: try again with backoff. */
	AWAY,
	/** A limit of the org is used up (API calls, storage): try again after minutes. */
	LIMIT,
	/** Nobody knows whether it was done: repeat it, every write can be repeated. */
	UNKNOWN_OUTCOME,
	/** Another row has this unique key already. */
	DUPLICATE,
	/** The row was locked by another writer: try again soon. */
	LOCKED,
	/** A record that the row points to does not exist (yet). */
	MISSING_PARENT,
	/** The org will never take this row as it is: field, length, picklist, rule. */
	INVALID,
	/** The integration user lacks a permission, or the app is set up wrongly. */
	CONFIGURATION;

	/** Whether the same request may succeed later without anybody's help. */
	public boolean isRetryable() {
		return switch (this) {
			case AWAY, LIMIT, UNKNOWN_OUTCOME, LOCKED, MISSING_PARENT -> true;
			case DUPLICATE, INVALID, CONFIGURATION -> false;
		};
	}

}

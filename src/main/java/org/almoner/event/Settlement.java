package org.almoner.event;

import org.almoner.salesforce.RecordId;

/** How the work on an event ended. */
public sealed interface Settlement {

	/** The event's record. */
	RecordId id();

	/** How often it was tried, this time included. */
	int attempts();

	/** Its records are written. */
	record Processed(RecordId id, int attempts) implements Settlement {
	}

	/**
	 * It leads to no record, for a reason a person understands (at most 255 characters).
	 */
	record Ignored(RecordId id, int attempts, String reason) implements Settlement {
	}

	/** It will be tried again, for a reason that an admin reads. */
	record Retrying(RecordId id, int attempts, String reason, String error) implements Settlement {
	}

	/** It will not be tried again unless a person replays it. */
	record Failed(RecordId id, int attempts, String reason, String error) implements Settlement {
	}

}

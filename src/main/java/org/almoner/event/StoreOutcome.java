package org.almoner.event;

import java.time.Duration;

/** What became of an event that was to be stored. */
sealed interface StoreOutcome {

	/** It is durable. */
	record Stored(boolean duplicate) implements StoreOutcome {
	}

	/** It is not. */
	record Rejected(String reason, Duration retryAfter) implements StoreOutcome {
	}

}

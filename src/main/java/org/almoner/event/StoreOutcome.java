package org.almoner.event;

import java.time.Duration;

import org.almoner.salesforce.FailureKind;

/** What became of an event that was to be stored in the org. */
sealed interface StoreOutcome {

	/** It is durable. */
	record Stored(boolean duplicate) implements StoreOutcome {
	}

	/**
	 * It is not.
	 *
	 * @param kind what that means
	 * @param reason why, in words without any of the event's data
	 * @param retryAfter when to come again
	 */
	record Rejected(FailureKind kind, String reason, Duration retryAfter) implements StoreOutcome {

		static Rejected unanswered(NotStoredException ex) {
			return new Rejected(FailureKind.UNKNOWN_OUTCOME, String.valueOf(ex.getMessage()), ex.retryAfter());
		}

		/** Whether the org will take it as it is, be it with an admin's help. */
		boolean isPassing() {
			return switch (this.kind) {
				case AWAY, LIMIT, UNKNOWN_OUTCOME, LOCKED, CONFIGURATION -> true;
				case DUPLICATE, MISSING_PARENT, INVALID -> false;
			};
		}

		/** Whether the next event would most likely fare no better. */
		boolean isOrgsState() {
			return switch (this.kind) {
				case AWAY, LIMIT, UNKNOWN_OUTCOME -> true;
				case DUPLICATE, MISSING_PARENT, INVALID, LOCKED, CONFIGURATION -> false;
			};
		}

	}

}

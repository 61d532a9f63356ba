package org.almoner.console;

import org.almoner.event.EventStatus;
import org.almoner.event.StoredEvent;

/**
 * Where an event stands, in words and a tone.
 *
 * @param label the status
 * @param tone the class of its badge: good, warn, bad or none
 * @param meaning a sentence
 */
record Standing(String label, String tone, String meaning) {

	private static final Standing UNKNOWN = new Standing("Unknown", "warn",
			"Its status in Salesforce is none that Almoner writes; somebody may have changed it.");

	static Standing of(StoredEvent event) {
		return event.outcome().status().map(Standing::of).orElse(UNKNOWN);
	}

	private static Standing of(EventStatus status) {
		return switch (status) {
			case RECEIVED -> new Standing(status.label(), "warn", "It is stored, and waits for the worker.");
			case PROCESSED -> new Standing(status.label(), "good", "All that it says is in Salesforce.");
			case IGNORED -> new Standing(status.label(), "", "It leads to no record, and that is as it should be.");
			case RETRYING -> new Standing(status.label(), "warn",
					"It could not be posted yet; Almoner tries again by itself, later each time.");
			case FAILED -> new Standing(status.label(), "bad",
					"It could not be posted, and is not tried again until somebody replays it.");
		};
	}

}

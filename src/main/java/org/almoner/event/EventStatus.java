package org.almoner.event;

import java.util.Arrays;
import java.util.Optional;

/** Where an event stands. */
public enum EventStatus {

	/** Stored, and to be worked. */
	RECEIVED("Received"),
	/** Its records are written. */
	PROCESSED("Processed"),
	/** It leads to no record, for a reason. */
	IGNORED("Ignored"),
	/** It was tried, and will be tried again. */
	RETRYING("Retrying"),
	/** It waits for a person to replay it. */
	FAILED("Failed");

	private final String label;

	EventStatus(String label) {
		this.label = label;
	}

	/** The value of {@code Status__c}. */
	public String label() {
		return this.label;
	}

	/** The status of a label in any case. */
	public static Optional<EventStatus> of(String label) {
		return Arrays.stream(values()).filter((status) -> status.label.equalsIgnoreCase(label)).findFirst();
	}

}

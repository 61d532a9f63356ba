package org.almoner.event;

/** How an event came. */
public enum Arrival {

	/** The gateway posted it to the endpoint. */
	WEBHOOK("Webhook"),
	/** It had not arrived, and was found in the gateway's own list of events. */
	SWEEP("Sweep"),
	/** An admin asked for what was before. */
	BACKFILL("Backfill");

	private final String label;

	Arrival(String label) {
		this.label = label;
	}

	/** The value of {@code Source__c}. */
	public String label() {
		return this.label;
	}

}

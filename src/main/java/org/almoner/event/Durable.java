package org.almoner.event;

/** Where an event is durable. */
public enum Durable {

	/** In the org: it can be worked on. */
	STORED,
	/**
	 * In a Redis that persists: it is stored in the org, and enqueued, once the org takes
	 * it.
	 */
	SPOOLED

}

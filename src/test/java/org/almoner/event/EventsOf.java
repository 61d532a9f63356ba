package org.almoner.event;

import java.time.InstantSource;

import org.almoner.salesforce.SalesforceOperations;

/** Makes parts of the room for the tests of other rooms. */
public final class EventsOf {

	private EventsOf() {
	}

	/** The open events of an org. */
	public static UnsettledEvents unsettled(SalesforceOperations salesforce, InstantSource time) {
		return new UnsettledEvents(salesforce, time);
	}

	/** Events that were fetched for an org. */
	public static FetchedEvents fetched(SalesforceOperations salesforce) {
		return new FetchedEvents(salesforce);
	}

}

package org.almoner.event;

import org.almoner.salesforce.SalesforceOperations;

/** Makes stored events to open again for the tests of other rooms. */
public final class ReplayableEventsOf {

	private ReplayableEventsOf() {
	}

	/** Those of an org. */
	public static ReplayableEvents org(SalesforceOperations salesforce) {
		return new ReplayableEvents(salesforce);
	}

}

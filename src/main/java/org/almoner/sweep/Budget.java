package org.almoner.sweep;

import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.SalesforceOperations;

/** Whether work that can wait may spend calls of the org's day. */
final class Budget {

	private final SalesforceOperations salesforce;

	Budget(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Whether what is left of the day is for events that arrive. */
	boolean isShort() {
		return this.salesforce.apiUse().level() != ApiUse.Level.PLENTY;
	}

}

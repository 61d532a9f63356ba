package org.almoner.log;

import java.time.InstantSource;

import org.almoner.salesforce.SalesforceOperations;

/** Makes the log for the tests of other rooms. */
public final class LogOf {

	private LogOf() {
	}

	/** The log of an org. */
	public static GatewayLog org(SalesforceOperations salesforce, InstantSource time) {
		return new GatewayLog(salesforce, time);
	}

}

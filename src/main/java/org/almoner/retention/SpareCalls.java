package org.almoner.retention;

import org.almoner.salesforce.ApiUse;

/** Whether the org's calls of the day suffice for work that can wait for another day. */
final class SpareCalls {

	private static final double SHORT_FROM = 0.80;

	private SpareCalls() {
	}

	static boolean areThere(ApiUse use) {
		return use.limit() <= 0 || use.used() < use.limit() * SHORT_FROM;
	}

}

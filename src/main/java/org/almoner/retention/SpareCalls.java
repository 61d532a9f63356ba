package org.almoner.retention;

import org.almoner.salesforce.ApiUse;

/** Whether the org's calls of the day suffice for work that can wait for another day. */
final class SpareCalls {

	private SpareCalls() {
	}

	static boolean areThere(ApiUse use) {
		return use.level() == ApiUse.Level.PLENTY;
	}

}

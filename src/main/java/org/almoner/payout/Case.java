package org.almoner.payout;

import org.almoner.account.GatewayAccount;
import org.almoner.gateway.PayoutSource;

/**
 * Where a reconciliation is at work.
 *
 * @param account whose payout
 * @param source what the gateway says of it
 * @param hold asked before each call that writes, and before each that may take long: it
 * throws when nothing may be written any more
 */
record Case(GatewayAccount account, PayoutSource source, Runnable hold) {

	/** What people call the gateway. */
	String gateway() {
		return this.account.provider().label();
	}

}

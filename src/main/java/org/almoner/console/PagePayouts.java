package org.almoner.console;

import org.almoner.account.AccountKey;
import org.almoner.payout.Payout;
import org.almoner.payout.Payouts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/** Finds the payout that a page is about. */
@Component
@ConditionalOnRole(Role.WEB)
class PagePayouts {

	private static final int PAYOUT_ID = 200;

	private final Payouts payouts;

	PagePayouts(Payouts payouts) {
		this.payouts = payouts;
	}

	/**
	 * The payout of a page's path; one call.
	 * @throws NotFoundException when there is none
	 */
	Payout require(String account, String payout) {
		if (!AccountKey.matches(account) || payout.length() > PAYOUT_ID) {
			throw new NotFoundException("There is no payout of that address.");
		}
		return this.payouts.find(new AccountKey(account), payout)
			.orElseThrow(() -> new NotFoundException("There is no payout " + payout + " in Salesforce."));
	}

}

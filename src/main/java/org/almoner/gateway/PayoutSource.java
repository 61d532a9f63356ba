package org.almoner.gateway;

import org.almoner.account.GatewayAccount;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says its payouts are made of. Asks slowly, and again where the gateway
 * is busy: nobody waits for it. Methods throw {@link GatewayException} when the gateway
 * said no, or did not answer in the end.
 */
public interface PayoutSource {

	/**
	 * A payout as it is now.
	 * @param account with an API key
	 * @param payoutId the gateway's id
	 */
	ListedPayout payout(GatewayAccount account, String payoutId);

	/**
	 * A page of what a payout is made of, without the payout's own line.
	 * @param account with an API key
	 * @param payout one whose lines are complete
	 * @param cursor where the page begins, as the page before said; null for the first
	 */
	PayoutPage lines(GatewayAccount account, ListedPayout payout, @Nullable String cursor);

}

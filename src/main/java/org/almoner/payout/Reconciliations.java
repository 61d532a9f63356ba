package org.almoner.payout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.gateway.Gateways;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders that a payout be reconciled. That is a command in the account's lane, so nobody
 * else writes mirrored records of the account meanwhile, and it outlives the process that
 * ordered it.
 */
@Component
public class Reconciliations {

	private static final Logger log = LoggerFactory.getLogger(Reconciliations.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final BookedLines booked;

	private final Jobs jobs;

	private final Lanes lanes;

	private final InstantSource time;

	Reconciliations(GatewayAccounts accounts, Gateways gateways, BookedLines booked, Jobs jobs, Lanes lanes,
			InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.booked = booked;
		this.jobs = jobs;
		this.lanes = lanes;
		this.time = time;
	}

	/**
	 * Orders a payout to be reconciled, also one that is already: its lines are written
	 * again as the gateway says. To order the same twice does no harm. The job counts
	 * lines.
	 * @param payoutId the gateway's id
	 * @throws org.almoner.account.AccountException when the account is unknown or takes
	 * no events
	 * @throws ReconciliationException when it can't be reconciled, in words
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 * @throws QueueException if Redis did not answer: nothing is ordered
	 */
	public Job order(AccountKey key, String payoutId) {
		GatewayAccount account = this.accounts.active(key);
		check(account);
		BookedPayout payout = this.booked.payout(key, payoutId)
			.orElseThrow(() -> new ReconciliationException.NoSuchPayout(
					"The account has no payout " + payoutId + " in Salesforce."));
		if (payout.is(BookedPayout.NOT_RECONCILABLE)) {
			throw new ReconciliationException.NotPossible("The payout " + payoutId + " was made by hand: "
					+ account.provider().label() + " does not say which transactions it is made of.");
		}
		Instant now = this.time.instant();
		Job job = Job.ordered(Orders.KIND, key, JSON.writeValueAsString(Map.of("payout", payoutId)), null, now);
		enqueue(job, payoutId, now);
		log.info("Reconciliation {} of payout {} of account {} is ordered", job.id(), payoutId, key);
		return job;
	}

	private void check(GatewayAccount account) {
		if (account.credentials().optionalApiKey().isEmpty()) {
			throw new ReconciliationException.NotPossible("The Gateway Account has no API key, so "
					+ account.provider().label() + " can't be asked what a payout is made of.");
		}
		if (this.gateways.of(account).payouts().isEmpty()) {
			throw new ReconciliationException.NotPossible(
					account.provider().label() + " does not say what its payouts are made of.");
		}
	}

	private void enqueue(Job job, String payoutId, Instant now) {
		if (!this.jobs.add(job, now)) {
			throw new ReconciliationException.TooMany(
					"There are " + Jobs.openMax() + " reconciliations under way already; wait until some are done.");
		}
		try {
			this.lanes.enqueue(job.account().value(), List.of(Errand.ordered(payoutId, job).reference()));
		}
		catch (QueueException ex) {
			this.jobs.remove(job);
			throw ex;
		}
	}

}

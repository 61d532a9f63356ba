package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.gateway.Gateways;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Orders backfills: what a gateway has of a time before Almoner was there, or in which it
 * missed something, is stored as Gateway Events and worked like all others. A worker
 * carries it out.
 */
@Component
public class Backfills {

	static final String KIND = "backfill";

	private static final Logger log = LoggerFactory.getLogger(Backfills.class);

	/** Younger events are still on their way. */
	private static final Duration UNDERWAY = Duration.ofMinutes(2);

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Jobs jobs;

	private final InstantSource time;

	Backfills(GatewayAccounts accounts, Gateways gateways, Jobs jobs, InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.jobs = jobs;
		this.time = time;
	}

	/**
	 * Orders a backfill. To order the same twice does no harm.
	 * @param since what was made from then on
	 * @param until what was made before; null for now
	 * @throws org.almoner.account.AccountException when the account is unknown or takes
	 * no events
	 * @throws BackfillException when the gateway can't be asked for it, or too much is
	 * under way
	 * @throws org.almoner.queue.QueueException if Redis did not answer: nothing is
	 * ordered
	 */
	public Job order(AccountKey key, Instant since, @Nullable Instant until) {
		GatewayAccount account = this.accounts.active(key);
		String gateway = account.provider().label();
		if (this.gateways.of(account).events().isEmpty()) {
			throw new BackfillException(false, gateway + " has no list of what happened, so nothing can be fetched.");
		}
		if (account.credentials().optionalApiKey().isEmpty()) {
			throw new BackfillException(false, "This account has no API key, so " + gateway
					+ " can't be asked for what it has. Connect the account with a key that may read events.");
		}
		Instant now = this.time.instant().truncatedTo(ChronoUnit.SECONDS);
		Instant latest = now.minus(UNDERWAY);
		BackfillOrder order = new BackfillOrder(since, (until == null || until.isAfter(latest)) ? latest : until);
		if (!order.since().isBefore(order.until())) {
			throw new BackfillException(false,
					"There is nothing to fetch yet: what is younger than two minutes is still on its way.");
		}
		Job job = Job.ordered(KIND, key, order.json(), null, now);
		if (!this.jobs.add(job, now)) {
			throw new BackfillException(true,
					"There are " + Jobs.openMax() + " backfills under way already; wait until some are done.");
		}
		log.info("Backfill {} of account {} is ordered: {} to {}", job.id(), key, order.since(), order.until());
		return job;
	}

}

package org.almoner.payout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.fault.Unforeseen;
import org.almoner.gateway.Gateways;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.queue.Lanes;
import org.almoner.queue.Locks;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every night which payouts wait or do not tie, and whether those that were
 * reconciled still do; what is to be done it leaves to commands in the lanes. One process
 * does it at a time, and one of them a night.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class PayoutSweep implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(PayoutSweep.class);

	private static final String TASK = "payout-sweep";

	private static final String LAST = "last";

	private static final Duration LOCKED = Duration.ofMinutes(10);

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final DuePayouts due;

	private final Lanes lanes;

	private final Surroundings surroundings;

	PayoutSweep(GatewayAccounts accounts, Gateways gateways, DuePayouts due, Lanes lanes, Surroundings surroundings) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.due = due;
		this.lanes = lanes;
		this.surroundings = surroundings;
	}

	/** What the sweep shares with others, and its limits. */
	@Component
	@ConditionalOnRole(Role.WORKER)
	record Surroundings(Locks locks, SharedCopies copies, Budget budget, GatewayLog log, InstantSource time,
			PayoutProperties properties) {

		Instant now() {
			return this.time.instant();
		}

		boolean isShort() {
			// a night's look must not be left out for what Almoner itself spent by day
			return !this.budget.isOrgWell();
		}

	}

	@Override
	public void run() {
		try {
			Optional<Held> lock = this.surroundings.locks().take(TASK, LOCKED);
			if (lock.isPresent()) {
				try (Held held = lock.get()) {
					sweep(held);
				}
			}
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("Payouts are looked at again tomorrow: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.error("The look at payouts ended with an error nobody foresaw", Unforeseen.of(ex));
		}
	}

	private void sweep(Held lock) {
		Instant now = this.surroundings.now();
		if (this.surroundings.isShort() || isDone(now)) {
			return;
		}
		for (GatewayAccount account : this.accounts.list()) {
			if (!lock.renew() || this.surroundings.isShort()) {
				return;
			}
			if (account.isActive()) {
				sweep(account);
			}
		}
		this.surroundings.copies().put(TASK, LAST, now.toString());
		String sentence = this.due.summary(now);
		log.info("Payouts of the last {} days: {}", DuePayouts.RECENT_DAYS, sentence);
		this.surroundings.log()
			.write(LogEntry.of(Level.INFO, "Reconciliation", "payouts",
					"Automatic payouts of the last " + DuePayouts.RECENT_DAYS + " days: " + sentence));
	}

	/** Another process, or this one before it was started anew, has looked this night. */
	private boolean isDone(Instant now) {
		Duration night = this.surroundings.properties().every().multipliedBy(3).dividedBy(4);
		return this.surroundings.copies()
			.get(TASK, LAST)
			.filter((last) -> Instant.parse(last).isAfter(now.minus(night)))
			.isPresent();
	}

	private void sweep(GatewayAccount account) {
		Instant now = this.surroundings.now();
		List<Errand> errands = new ArrayList<>();
		boolean isAsked = account.credentials().optionalApiKey().isPresent()
				&& this.gateways.of(account).payouts().isPresent();
		if (isAsked) {
			this.due.open(account, now).forEach((payout) -> errands.add(Errand.routine(payout)));
			this.due.changed(account, now).forEach((payout) -> errands.add(Errand.audit(payout)));
		}
		else {
			// each says once that it waits for a key
			this.due.untold(account, now).forEach((payout) -> errands.add(Errand.routine(payout)));
		}
		if (!errands.isEmpty()) {
			this.lanes.enqueue(account.key().value(), errands.stream().map(Errand::reference).toList());
			log.info("{} payouts of account {} are to be looked at", errands.size(), account.key());
		}
	}

}

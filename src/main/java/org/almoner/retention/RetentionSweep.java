package org.almoner.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.event.PayloadErasures;
import org.almoner.event.PayloadErasures.Outcome;
import org.almoner.event.PayloadErasures.Whole;
import org.almoner.gateway.Gateways;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.queue.Locks;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Erases the personal data of settled events that are older than their account keeps it.
 * Runs by night, one process at a time, page by page; what a night leaves is the next
 * one's. Only Gateway Events are written, which are no mirrored records: an event that is
 * replayed meanwhile is worked from either payload.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class RetentionSweep implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);

	private static final Duration LOCKED = Duration.ofMinutes(10);

	private final RetentionTerms terms;

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final PayloadErasures erasures;

	private final Budget budget;

	private final Surroundings surroundings;

	RetentionSweep(RetentionTerms terms, GatewayAccounts accounts, Gateways gateways, PayloadErasures erasures,
			Budget budget, Surroundings surroundings) {
		this.terms = terms;
		this.accounts = accounts;
		this.gateways = gateways;
		this.erasures = erasures;
		this.budget = budget;
		this.surroundings = surroundings;
	}

	/** What the sweep shares with others, and its limits. */
	@Component
	@ConditionalOnRole(Role.WORKER)
	record Surroundings(Locks locks, GatewayLog log, InstantSource time, RetentionProperties properties) {
	}

	@Override
	public void run() {
		try {
			Optional<Held> lock = this.surroundings.locks().take("retention-sweep", LOCKED);
			if (lock.isPresent()) {
				try (Held held = lock.get()) {
					sweep(held);
				}
			}
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("The retention sweep goes on tomorrow: {}", ex.getMessage());
		}
	}

	private void sweep(Held lock) {
		for (Map.Entry<AccountKey, Integer> term : this.terms.all().entrySet()) {
			Optional<GatewayAccount> account = this.accounts.find(term.getKey());
			if (account.isPresent()) {
				tell(account.get(), term.getValue(), sweep(account.get(), term.getValue(), lock));
			}
			else {
				log.warn("The payloads of Gateway Account {} stay: it can't be opened", term.getKey());
			}
		}
	}

	private Swept sweep(GatewayAccount account, int days, Held lock) {
		RetentionProperties limits = this.surroundings.properties();
		Instant before = this.surroundings.time().instant().minus(Duration.ofDays(days));
		Swept swept = new Swept(0, 0);
		RecordId after = null;
		boolean isMore = true;
		while (isMore && swept.seen() < limits.eventsMax() && mayGoOn(lock)) {
			List<Whole> page = this.erasures.due(account.key(), before, after, limits.page());
			Outcome outcome = this.erasures.erase(page, this.gateways.of(account)::withoutPersonalData, () -> {
			});
			swept = swept.plus(outcome);
			isMore = page.size() == limits.page();
			after = page.isEmpty() ? null : page.getLast().id();
		}
		return swept;
	}

	/** How many payloads were erased, and how many could not be. */
	private record Swept(long erased, long refused) {

		Swept plus(Outcome outcome) {
			return new Swept(this.erased + outcome.erased(), this.refused + outcome.refused().size());
		}

		long seen() {
			return this.erased + this.refused;
		}

	}

	private boolean mayGoOn(Held lock) {
		return this.budget.hasSpare() && lock.renew() && !Thread.currentThread().isInterrupted();
	}

	private void tell(GatewayAccount account, int days, Swept swept) {
		if (swept.seen() == 0) {
			return;
		}
		log.info("The retention sweep erased {} payloads of account {}, {} were refused", swept.erased(), account.key(),
				swept.refused());
		String left = (swept.refused() == 0) ? ""
				: " Salesforce did not take " + swept.refused() + "; they are tried again.";
		this.surroundings.log()
			.write(LogEntry
				.of((swept.refused() == 0) ? Level.INFO : Level.WARNING, "Retention", "payload-retention",
						"Personal data was taken out of the payloads of " + swept.erased() + " events older than "
								+ days + " days." + left)
				.account(account.key().value()));
	}

}

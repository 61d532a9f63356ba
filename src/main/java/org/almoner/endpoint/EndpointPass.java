package org.almoner.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.account.UnreadableAccount;
import org.almoner.gateway.GatewayException;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.queue.Locks;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for every account now and then, by one process at a time: seals are
 * renewed, replacements are finished, endpoints are checked.
 */
final class EndpointPass implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(EndpointPass.class);

	private static final String LOCK = "endpoint-pass";

	private static final Duration LENGTH = Duration.ofMinutes(10);

	/** Several workers, and restarts, cost no more checks than one. */
	private static final Duration FRESH = Duration.ofMinutes(30);

	private final GatewayAccounts accounts;

	private final Holding holding;

	private final RuledEndpoints.Works works;

	private final GatewayLog gatewayLog;

	private final Locks locks;

	private final InstantSource time;

	EndpointPass(GatewayAccounts accounts, Holding holding, RuledEndpoints.Works works, GatewayLog gatewayLog,
			Locks locks, InstantSource time) {
		this.accounts = accounts;
		this.holding = holding;
		this.works = works;
		this.gatewayLog = gatewayLog;
		this.locks = locks;
		this.time = time;
	}

	@Override
	public void run() {
		try {
			Optional<Held> lock = this.locks.take(LOCK, LENGTH);
			if (lock.isPresent()) {
				try (Held held = lock.get()) {
					pass(held);
				}
			}
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("The check of the endpoints waits for its next turn: {}", ex.getMessage());
		}
	}

	private void pass(Held lock) {
		this.accounts.outdatedSeals().forEach(this::renewSeal);
		this.accounts.unreadable().forEach(this::tell);
		for (GatewayAccount account : this.accounts.list()) {
			if (Thread.currentThread().isInterrupted() || !lock.renew()) {
				return;
			}
			if (account.isActive()) {
				guarded(account.key());
			}
		}
	}

	private void guarded(AccountKey key) {
		try {
			this.holding.ifFree(key, (hold) -> tend(key, hold));
		}
		catch (EndpointException | GatewayException | AccountException ex) {
			log.warn("The endpoint of {} waits for its next check: {}", key, ex.getMessage());
		}
	}

	private boolean tend(AccountKey key, Holding.Hold hold) {
		Optional<GatewayAccount> account = this.accounts.find(key).filter(GatewayAccount::isActive);
		account.ifPresent((found) -> {
			GatewayAccount tidy = finished(found, hold);
			if (isDue(tidy)) {
				this.works.checking().check(tidy);
			}
		});
		return account.isPresent();
	}

	// a gateway that is away must not hinder the check from saying so
	private GatewayAccount finished(GatewayAccount account, Holding.Hold hold) {
		try {
			return this.works.rotating().finish(account, hold);
		}
		catch (GatewayException | EndpointException ex) {
			log.warn("The replaced endpoint of {} stays for now: {}", account.key(), ex.getMessage());
			return account;
		}
	}

	private boolean isDue(GatewayAccount account) {
		Instant last = account.endpoint().checkedAt();
		return account.credentials().optionalApiKey().isPresent()
				&& (last == null || !last.isAfter(this.time.instant().minus(FRESH)));
	}

	private void renewSeal(AccountKey key) {
		this.holding.ifFree(key, (hold) -> this.accounts.renewSeal(key))
			.filter((renewed) -> renewed)
			.ifPresent((renewed) -> log.info("The credentials of {} are sealed with the new key", key));
	}

	private void tell(UnreadableAccount account) {
		this.gatewayLog.write(LogEntry
			.of(Level.ERROR, "Gateway Account", "account-unreadable",
					"The Gateway Account “" + account.name() + "” can't be worked with.")
			.detail(account.problem())
			.account(account.key().value()));
	}

}

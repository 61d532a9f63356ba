package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.account.AccountSweeps;
import org.almoner.account.AccountSweeps.Swept;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.event.Arrival;
import org.almoner.event.FetchedEvents.Kept;
import org.almoner.gateway.EventSource;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.Listing;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.almoner.sweep.SweepBook.Note;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the stored events of each account with its gateway's own list, every night and
 * after Redis was emptied, and fetches what is missing. One process does it at a time;
 * how far it is stands in Redis, so that another goes on where one was killed.
 */
final class SourceSweep implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(SourceSweep.class);

	private static final String LOCK = "source-sweep";

	/** A list may forget where an older one was interrupted. */
	private static final Duration WALK_MAX = Duration.ofDays(2);

	private static final Duration AGAIN = Duration.ofHours(1);

	private static final int TRIES_MAX = 3;

	private final GatewayAccounts accounts;

	private final AccountSweeps swept;

	private final Gateways gateways;

	private final Tools tools;

	private final SweepProperties.Source limits;

	private final InstantSource time;

	SourceSweep(GatewayAccounts accounts, AccountSweeps swept, Gateways gateways, Tools tools,
			SweepProperties.Source limits, InstantSource time) {
		this.accounts = accounts;
		this.swept = swept;
		this.gateways = gateways;
		this.tools = tools;
		this.limits = limits;
		this.time = time;
	}

	/** What a sweep works with. */
	record Tools(OneAtATime oneAtATime, SweepBook book, Intake intake, Budget budget, SweepReport report) {
	}

	@Override
	public void run() {
		try {
			this.tools.oneAtATime().take(LOCK).ifPresent(this::sweepAll);
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("The source sweep waits for its next turn: {}", ex.getMessage());
		}
	}

	private void sweepAll(Held lock) {
		try (lock) {
			Map<AccountKey, GatewayAccount> due = due();
			Map<AccountKey, Swept> before = due.isEmpty() ? Map.of() : this.swept.all();
			while (!due.isEmpty()) {
				Set<AccountKey> unfinished = due.values()
					.stream()
					.filter((account) -> sweep(account, before.get(account.key()), lock))
					.map(GatewayAccount::key)
					.collect(Collectors.toSet());
				due.keySet().retainAll(unfinished);
			}
		}
	}

	/** Those whose turn it is. One of which nothing is noted is due at once. */
	private Map<AccountKey, GatewayAccount> due() {
		Instant now = this.time.instant();
		Map<AccountKey, Note> notes = this.tools.book().all();
		Map<AccountKey, GatewayAccount> due = new HashMap<>();
		if (!this.tools.budget().hasSpare()) {
			return due;
		}
		for (GatewayAccount account : this.accounts.list()) {
			Note note = notes.get(account.key());
			if (account.isActive() && source(account).isPresent() && (note == null || !note.due().isAfter(now))) {
				due.put(account.key(), account);
			}
		}
		return due;
	}

	private Optional<EventSource> source(GatewayAccount account) {
		return account.credentials().optionalApiKey().flatMap((key) -> this.gateways.of(account).events());
	}

	/** Goes on with an account; whether there is more to do and it can be done now. */
	private boolean sweep(GatewayAccount account, @Nullable Swept before, Held lock) {
		EventSource source = source(account).orElseThrow();
		String mark = this.tools.book().mark();
		Walk walk = walk(account, source, before);
		try {
			for (int page = 0; page < this.limits.pages() && !walk.over(); page++) {
				if (!this.tools.budget().hasSpare() || Thread.currentThread().isInterrupted() || !lock.renew()) {
					return false;
				}
				Walk next = next(account, source, walk);
				boolean isStuck = next.tries() > walk.tries();
				walk = next;
				this.tools.book().put(account.key(), new Note(this.time.instant(), walk, mark));
				if (isStuck) {
					return false;
				}
			}
		}
		catch (GatewayException ex) {
			failed(account, walk, mark, ex);
			return false;
		}
		if (walk.over()) {
			finish(account, walk, mark);
		}
		return !walk.over();
	}

	private Walk walk(GatewayAccount account, EventSource source, @Nullable Swept before) {
		Instant now = this.time.instant();
		Note note = this.tools.book().all().get(account.key());
		Walk under = (note == null) ? null : note.walk();
		if (under != null && under.until().isAfter(now.minus(WALK_MAX))) {
			return under;
		}
		Instant oldest = now.minus(source.kept());
		Instant from = Optional.ofNullable(before)
			.map((swept) -> Optional.ofNullable(swept.until())
				.map((until) -> until.minus(this.limits.overlap()))
				.orElse(swept.createdAt()))
			.filter((begin) -> begin.isAfter(oldest))
			.orElse(oldest);
		Instant until = now.minus(this.limits.settling()).truncatedTo(ChronoUnit.SECONDS);
		return Walk.of(from.isBefore(until) ? from : until, until, note == null);
	}

	private Walk next(GatewayAccount account, EventSource source, Walk walk) {
		Listing listing = source.list(account, walk.span(), walk.cursor());
		Kept kept = this.tools.intake().take(account, listing.events(), Arrival.SWEEP);
		if (!kept.refused().isEmpty()) {
			log.warn("{} events that were missing of account {} are not stored: {}", kept.refused().size(),
					account.key(), kept.problem());
			if (walk.tries() + 1 < TRIES_MAX) {
				return walk.again(kept);
			}
		}
		return walk.after(listing.events().size(), kept, listing.next());
	}

	/** In this order: what a crash leaves out is done again. */
	private void finish(GatewayAccount account, Walk walk, String mark) {
		if (walk.refused() == 0) {
			this.swept.note(account, walk.until());
		}
		this.tools.report().done(account, walk);
		this.tools.book().put(account.key(), new Note(next(account, walk), null, mark));
		log.info("Of {} listed events of account {} {} were missing, {} could not be stored", walk.listed(),
				account.key(), walk.fetched() + walk.refused(), walk.refused());
	}

	/** After the first one soon, for what was too young for it; then every night. */
	private Instant next(GatewayAccount account, Walk walk) {
		Instant now = this.time.instant();
		return walk.first() ? now.plus(this.limits.settling().multipliedBy(2)) : SweepHours.next(account.key(), now);
	}

	private void failed(GatewayAccount account, Walk walk, String mark, GatewayException ex) {
		log.warn("The events of account {} can't be listed: {}", account.key(), ex.getMessage());
		this.tools.report().failed(account, ex);
		Instant now = this.time.instant();
		Note next = switch (ex.kind()) {
			case UNAVAILABLE -> new Note(now.plus(AGAIN), walk, mark);
			// the page before may be forgotten: from the beginning
			case REFUSED -> new Note((walk.cursor() != null) ? now : SweepHours.next(account.key(), now), null, mark);
			default -> new Note(SweepHours.next(account.key(), now), null, mark);
		};
		this.tools.book().put(account.key(), next);
	}

}

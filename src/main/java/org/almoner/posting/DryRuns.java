package org.almoner.posting;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.almoner.account.AccountException;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Books;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.Reference;
import org.almoner.books.State;
import org.almoner.event.GatewayEvent;
import org.almoner.event.ReplayableEvents;
import org.almoner.event.ReplayableEvent;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.Gateways;
import org.almoner.salesforce.SalesforceOperations;
import org.springframework.stereotype.Component;

/**
 * Tells what a replay would change: the worker's way of a batch up to the plan, in any
 * process and without a write. The gateway is asked for what events lack as the worker
 * would ask it, within the same bounds and from the same kind of cache.
 */
@Component
public class DryRuns {

	/** The most events of one dry run. */
	public static final int EVENTS_MAX = 200;

	private static final int SEEN_MAX = 1000;

	private static final int PART = 50;

	private static final long CHARACTERS_MAX = 16_000_000;

	private static final int AT_ONCE = 2;

	private final Semaphore slots = new Semaphore(AT_ONCE);

	private final GatewayAccounts accounts;

	private final ReplayableEvents events;

	private final Gateways gateways;

	private final SalesforceOperations salesforce;

	private final InstantSource time;

	DryRuns(GatewayAccounts accounts, ReplayableEvents events, Gateways gateways, SalesforceOperations salesforce,
			InstantSource time) {
		this.accounts = accounts;
		this.events = events;
		this.gateways = gateways;
		this.salesforce = salesforce;
		this.time = time;
	}

	/**
	 * What a replay would change, of its first {@link #EVENTS_MAX} events.
	 * @throws AccountException when there is no such account
	 * @throws ReplayException when there is no such event, or too many dry runs are under
	 * way
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	public DryRun of(ReplayOrder order) {
		GatewayAccount account = this.accounts.find(order.account())
			.orElseThrow(() -> new AccountException.Unknown(order.account()));
		if (!this.slots.tryAcquire()) {
			throw new ReplayException.TooMany("Other dry runs are under way; try again in a moment.");
		}
		try {
			return run(account, select(order));
		}
		finally {
			this.slots.release();
		}
	}

	/** Events to read, and whether more are meant. */
	private record Selection(List<String> eventIds, boolean partial) {
	}

	private Selection select(ReplayOrder order) {
		List<ReplayableEvent> found = order.isNamed() ? this.events.named(order.account(), order.eventIds())
				: this.events.find(order.account(), order.filter(), null,
						(order.cause() == null) ? EVENTS_MAX + 1 : SEEN_MAX);
		if (order.isNamed() && found.isEmpty()) {
			throw new ReplayException.NoSuchEvent("The account has none of these events.");
		}
		List<String> ids = found.stream().filter(order::covers).map(ReplayableEvent::eventId).toList();
		boolean isCut = ids.size() > EVENTS_MAX || found.size() == SEEN_MAX;
		return new Selection(ids.subList(0, Math.min(ids.size(), EVENTS_MAX)), isCut);
	}

	private DryRun run(GatewayAccount account, Selection selection) {
		List<GatewayEvent> loaded = load(account, selection.eventIds());
		Gateway gateway = this.gateways.of(account);
		ReadBatch read = ReadBatch.of(loaded, (event) -> gateway.read(account, event.eventId(), event.payload()));
		List<Fact> facts = new ArrayList<>(read.facts());
		Enrichment found = gateway.enrich(account, read.facts());
		facts.addAll(found.facts());
		Bookkeeping rules = PostEvents.rules(account);
		Set<Reference> unknown = new HashSet<>();
		State state = records(unknown).load(account, facts, rules);
		Plan plan = Books.post(facts, state, rules);
		DryRunReport report = new DryRunReport(state, plan);
		return new DryRun(account.key().value(), loaded.size(),
				selection.partial() || loaded.size() < selection.eventIds().size(), report.records(),
				report.historyOnly(), report.findings(read, unknown, found.notices()));
	}

	/** Asked afresh each time: the admin may just have added what was missing. */
	private Records records(Set<Reference> unknown) {
		return new Records(this.salesforce, new NamedGifts(this.salesforce),
				new References(this.salesforce, unknown::add, this.time));
	}

	private List<GatewayEvent> load(GatewayAccount account, List<String> eventIds) {
		List<GatewayEvent> loaded = new ArrayList<>();
		long characters = 0;
		for (int from = 0; from < eventIds.size() && characters < CHARACTERS_MAX; from += PART) {
			List<GatewayEvent> part = this.events.load(account.key(),
					eventIds.subList(from, Math.min(from + PART, eventIds.size())));
			characters += part.stream().mapToLong((event) -> event.payload().length()).sum();
			loaded.addAll(part);
		}
		return loaded;
	}

}

package org.almoner.sweep;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.UnsettledEvent;
import org.almoner.event.UnsettledEvents;
import org.almoner.queue.Lanes;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts events back into their lane that are still open though no worker touched them for
 * long: their reference was lost with Redis, or never reached it. A reference too many
 * does no harm.
 */
class StaleSweep implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(StaleSweep.class);

	private final GatewayAccounts accounts;

	private final UnsettledEvents events;

	private final Lanes lanes;

	private final SweepProperties properties;

	StaleSweep(GatewayAccounts accounts, UnsettledEvents events, Lanes lanes, SweepProperties properties) {
		this.accounts = accounts;
		this.events = events;
		this.lanes = lanes;
		this.properties = properties;
	}

	@Override
	public void run() {
		try {
			Map<String, LaneStatus> status = this.lanes.status()
				.stream()
				.collect(Collectors.toMap(LaneStatus::lane, Function.identity()));
			this.accounts.list()
				.stream()
				.filter(GatewayAccount::isActive)
				.filter((account) -> !hasBacklog(status.get(account.key().value())))
				.forEach(this::sweep);
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("The stale sweep waits for its next turn: {}", ex.getMessage());
		}
	}

	/** Events that wait in a long lane are not lost. */
	private boolean hasBacklog(@Nullable LaneStatus lane) {
		return lane != null && lane.waiting() > 0 && lane.oldest().compareTo(this.properties.staleAfter()) > 0;
	}

	private void sweep(GatewayAccount account) {
		long enqueued = 0;
		RecordId after = null;
		do {
			UnsettledEvents.Page page = this.events.stale(account.key(), this.properties.staleAfter(), after,
					this.properties.page());
			if (!page.events().isEmpty()) {
				this.lanes.enqueue(account.key().value(), page.events().stream().map(UnsettledEvent::eventId).toList());
			}
			enqueued += page.events().size();
			after = page.next();
		}
		while (after != null);
		if (enqueued > 0) {
			log.info("The stale sweep enqueued {} events of account {} again", enqueued, account.key());
		}
	}

}

package org.almoner.event;

import java.time.Duration;

import org.almoner.event.StoreOutcome.Rejected;
import org.almoner.event.StoreOutcome.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where an event becomes durable. The org comes first, also while others wait in
 * the spool: their order does not matter to the books, and what is in the org can be
 * worked on. Where the org's API calls are scarce the spool comes first, and events
 * travel to the org together. What the org does not take for now goes to the spool; what
 * it will never take goes nowhere.
 */
final class EventStore {

	private static final Logger log = LoggerFactory.getLogger(EventStore.class);

	private final GroupCommit<NewGatewayEvent, StoreOutcome> org;

	private final EventSpool spool;

	private final Outlook outlook;

	private final EventMeters meters;

	private final Duration deadline;

	private final Duration patience;

	EventStore(GroupCommit<NewGatewayEvent, StoreOutcome> org, EventSpool spool, Outlook outlook, EventMeters meters,
			Duration deadline, Duration patience) {
		this.org = org;
		this.spool = spool;
		this.outlook = outlook;
		this.meters = meters;
		this.deadline = deadline;
		this.patience = patience;
	}

	/**
	 * Makes an event durable.
	 * @throws NotStoredException when it is not
	 */
	Durable store(NewGatewayEvent event) {
		if (this.spool.isAlways()) {
			return spooled(event);
		}
		if (this.spool.isFirst()) {
			try {
				return spooled(event);
			}
			catch (NotStoredException ex) {
				log.debug("What the spool does not take goes to the org: {}", ex.getMessage());
			}
		}
		return inOrgFirst(event);
	}

	private Durable inOrgFirst(NewGatewayEvent event) {
		boolean canSpool = this.spool.isUsable();
		if (canSpool && !this.outlook.mayTry()) {
			return spooled(event);
		}
		StoreOutcome outcome = inOrg(event, canSpool ? this.patience : this.deadline);
		return switch (outcome) {
			case Stored kept -> Durable.STORED;
			case Rejected rejected when canSpool && rejected.isPassing() -> spooled(event);
			case Rejected rejected -> throw new NotStoredException(rejected.reason(), rejected.retryAfter());
		};
	}

	private StoreOutcome inOrg(NewGatewayEvent event, Duration limit) {
		StoreOutcome outcome = submitted(event, limit);
		if (outcome instanceof Rejected rejected) {
			if (rejected.isOrgsState() && this.outlook.failed()) {
				log.warn("Salesforce takes no events: {}", rejected.reason());
			}
		}
		else {
			this.meters.count(outcome);
			this.outlook.tookIt();
		}
		return outcome;
	}

	private StoreOutcome submitted(NewGatewayEvent event, Duration limit) {
		try {
			return this.org.submit(event, event.body().length, limit);
		}
		catch (NotStoredException ex) {
			return Rejected.unanswered(ex);
		}
	}

	private Durable spooled(NewGatewayEvent event) {
		this.spool.add(event);
		this.meters.countSpooled();
		log.debug("Event {} of {} waits in the spool", event.eventId(), event.account().key());
		return Durable.SPOOLED;
	}

}

package org.almoner.sweep;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.event.UnsettledEvent;
import org.almoner.event.UnsettledEvents;
import org.almoner.queue.Lanes;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.Marker;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the lanes again as soon as Redis has lost them: every open event of the org is
 * enqueued, page by page, whether somebody touched it lately or not. One process does it;
 * a Redis that is emptied meanwhile is noticed, and then it begins again.
 */
class LaneRebuild implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(LaneRebuild.class);

	private static final String LOCK = "lane-rebuild";

	private final GatewayAccounts accounts;

	private final UnsettledEvents events;

	private final Lanes lanes;

	private final Redis redis;

	private final int page;

	/**
	 * A rebuild.
	 * @param page how many events are read and enqueued at once
	 */
	LaneRebuild(GatewayAccounts accounts, UnsettledEvents events, Lanes lanes, Redis redis, int page) {
		this.accounts = accounts;
		this.events = events;
		this.lanes = lanes;
		this.redis = redis;
		this.page = page;
	}

	/**
	 * What is asked of Redis beside the lanes.
	 *
	 * @param marker tells whether the lanes are lost
	 * @param oneAtATime lets one process rebuild
	 * @param rebuilt is told when the lanes are whole again: more than they may be lost
	 */
	record Redis(Marker marker, OneAtATime oneAtATime, Runnable rebuilt) {
	}

	@Override
	public void run() {
		try {
			if (this.redis.marker().isMissing()) {
				this.redis.oneAtATime().take(LOCK).ifPresent(this::rebuild);
			}
		}
		catch (SalesforceException | QueueException ex) {
			log.warn("The lanes are to be rebuilt, but have to wait: {}", ex.getMessage());
		}
	}

	private void rebuild(Held lock) {
		try (lock) {
			String rebuild = this.redis.marker().begin();
			long enqueued = enqueueAll(lock);
			if (this.redis.marker().set(rebuild)) {
				log.info("Redis was empty: the lanes are rebuilt with {} open events", enqueued);
				this.redis.rebuilt().run();
			}
			else {
				log.warn("Redis was emptied while the lanes were rebuilt: it begins again");
			}
		}
	}

	private long enqueueAll(Held lock) {
		Set<AccountKey> active = this.accounts.list()
			.stream()
			.filter(GatewayAccount::isActive)
			.map(GatewayAccount::key)
			.collect(Collectors.toSet());
		long enqueued = 0;
		RecordId after = null;
		do {
			UnsettledEvents.Page found = this.events.all(after, this.page);
			Map<AccountKey, List<UnsettledEvent>> lost = found.events()
				.stream()
				.filter((event) -> active.contains(event.account()))
				.collect(Collectors.groupingBy(UnsettledEvent::account));
			lost.forEach(this::enqueue);
			enqueued += lost.values().stream().mapToLong(List::size).sum();
			after = found.next();
		}
		while (after != null && lock.renew());
		return enqueued;
	}

	private void enqueue(AccountKey account, List<UnsettledEvent> lost) {
		this.lanes.enqueue(account.value(), lost.stream().map(UnsettledEvent::eventId).toList());
	}

}

package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.ReplayableEvents;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Orders replays. A replay is a command in the account's lane: whoever works the lane
 * carries it out, between two batches, so it never meets an event which is at work, and
 * it outlives the process that ordered it.
 */
@Component
public class Replays {

	private static final Logger log = LoggerFactory.getLogger(Replays.class);

	private final GatewayAccounts accounts;

	private final ReplayableEvents events;

	private final Jobs jobs;

	private final Lanes lanes;

	private final InstantSource time;

	Replays(GatewayAccounts accounts, ReplayableEvents events, Jobs jobs, Lanes lanes, InstantSource time) {
		this.accounts = accounts;
		this.events = events;
		this.jobs = jobs;
		this.lanes = lanes;
		this.time = time;
	}

	/**
	 * Orders a replay. To order the same twice does no harm.
	 * @throws org.almoner.account.AccountException when the account is unknown or takes
	 * no events
	 * @throws ReplayException when an event is not there, or too many jobs are
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 * @throws QueueException if Redis did not answer: nothing is ordered
	 */
	public Job order(ReplayOrder order) {
		this.accounts.active(order.account());
		Instant now = this.time.instant();
		ReplayOrder bounded = new ReplayOrder(order.account(), order.eventIds(), order.filter().before(now),
				order.cause());
		Job job = Job.ordered(ReplayCommand.KIND, order.account(), bounded.json(), total(order), now);
		enqueue(job, now);
		log.info("Replay {} of account {} is ordered: {} named events, or those of a filter", job.id(), order.account(),
				order.eventIds().size());
		return job;
	}

	private @Nullable Long total(ReplayOrder order) {
		if (order.isNamed()) {
			return (long) named(order);
		}
		return (order.cause() == null) ? this.events.count(order.account(), order.filter()) : null;
	}

	private int named(ReplayOrder order) {
		int found = this.events.named(order.account(), order.eventIds()).size();
		if (found < order.eventIds().stream().distinct().count()) {
			throw new ReplayException.NoSuchEvent(
					(order.eventIds().size() == 1) ? "The account has no event " + order.eventIds().getFirst() + "."
							: "Of the events that you named the account has only " + found + ".");
		}
		return found;
	}

	private void enqueue(Job job, Instant now) {
		if (!this.jobs.add(job, now)) {
			throw new ReplayException.TooMany(
					"There are " + Jobs.openMax() + " replays under way already; wait until some are done.");
		}
		try {
			this.lanes.enqueue(job.account().value(), List.of(ReplayCommand.reference(job)));
		}
		catch (QueueException ex) {
			this.jobs.remove(job);
			throw ex;
		}
	}

}

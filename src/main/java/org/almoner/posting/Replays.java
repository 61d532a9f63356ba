package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.ReplayableEvents;
import org.almoner.posting.ReplayJob.Progress;
import org.almoner.posting.ReplayJob.State;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
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

	private static final int OPEN_MAX = 50;

	private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

	private final GatewayAccounts accounts;

	private final ReplayableEvents events;

	private final ReplayJobs jobs;

	private final Lanes lanes;

	private final InstantSource time;

	Replays(GatewayAccounts accounts, ReplayableEvents events, SharedCopies copies, Lanes lanes, InstantSource time) {
		this.accounts = accounts;
		this.events = events;
		this.jobs = new ReplayJobs(copies);
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
	public ReplayJob order(ReplayOrder order) {
		this.accounts.active(order.account());
		Instant now = this.time.instant();
		ReplayOrder bounded = new ReplayOrder(order.account(), order.eventIds(), order.filter().before(now),
				order.cause());
		Progress progress = new Progress(State.WAITING, total(order), 0, 0, null, 0, null, now, now);
		ReplayJob job = new ReplayJob(UUID.randomUUID().toString().replace("-", ""), bounded, progress, null);
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

	private void enqueue(ReplayJob job, Instant now) {
		this.jobs.prune(now);
		if (this.jobs.open() >= OPEN_MAX) {
			throw new ReplayException.TooMany(
					"There are " + OPEN_MAX + " replays under way already; wait until some are done.");
		}
		this.jobs.put(job);
		try {
			this.lanes.enqueue(job.order().account().value(), List.of(ReplayCommand.reference(job)));
		}
		catch (QueueException ex) {
			this.jobs.remove(job);
			throw ex;
		}
	}

	/**
	 * A job; empty where there is none, or not any more: they are kept for seven days.
	 * @throws QueueException if Redis did not answer
	 */
	public Optional<ReplayJob> find(String id) {
		return ID.matcher(id).matches() ? this.jobs.find(id) : Optional.empty();
	}

}

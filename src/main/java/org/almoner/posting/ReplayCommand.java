package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.event.ReplayableEvents;
import org.almoner.event.ReplayableEvent;
import org.almoner.posting.ReplayJob.Progress;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SaveOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out replays, page by page: events are opened again in the org, then their
 * references are put into the lane. A page that a crash cut short is done again, which
 * does no harm.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class ReplayCommand implements LaneCommand {

	private static final Logger log = LoggerFactory.getLogger(ReplayCommand.class);

	/** No event id begins like this. */
	private static final String PREFIX = "~replay:";

	private final ReplayJobs jobs;

	private final ReplayableEvents events;

	private final Lanes lanes;

	private final ReplayProperties properties;

	private final InstantSource time;

	ReplayCommand(SharedCopies copies, ReplayableEvents events, Lanes lanes, ReplayProperties properties,
			InstantSource time) {
		this.jobs = new ReplayJobs(copies);
		this.events = events;
		this.lanes = lanes;
		this.properties = properties;
		this.time = time;
	}

	static String reference(ReplayJob job) {
		return PREFIX + job.id();
	}

	@Override
	public boolean takes(LaneEntry entry) {
		return entry.reference().startsWith(PREFIX);
	}

	/** Does the next page of a job, and puts the command off until the one after it. */
	@Override
	public void run(GatewayAccount account, LaneLease lane, LaneEntry entry, Runnable beforeWrite) {
		Optional<ReplayJob> job = this.jobs.find(entry.reference().substring(PREFIX.length()))
			.filter((found) -> !found.progress().isOver());
		if (job.isEmpty()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		if (!isCrowded(job.get(), lane) && goOn(job.get(), account, beforeWrite).isOver()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		lane.later(List.of(entry), this.time.instant().plus(this.properties.pace()));
	}

	/** Live events come first, and a page is worked before the next is opened. */
	private boolean isCrowded(ReplayJob job, LaneLease lane) {
		return !job.order().isNamed() && lane.status().waiting() > this.properties.page();
	}

	private Progress goOn(ReplayJob job, GatewayAccount account, Runnable beforeWrite) {
		Progress progress = next(job, account, beforeWrite);
		this.jobs.put(job.with(progress));
		if (progress.isOver()) {
			log.info("Replay {} of account {} is {}: {} events opened again, {} not", job.id(), account.key(),
					progress.state(), progress.replayed(), progress.refused());
		}
		return progress;
	}

	private Progress next(ReplayJob job, GatewayAccount account, Runnable beforeWrite) {
		try {
			List<ReplayableEvent> found = find(job, account);
			Opened opened = open(account, found.stream().filter(job.order()::covers).toList(), beforeWrite);
			return after(job, found, opened);
		}
		catch (SalesforceException ex) {
			return hindered(job, ex.kind().isRetryable(), "Salesforce did not answer (" + ex.code() + ")");
		}
		catch (QueueException | LeaseTooShortException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// a command that always fails must not hold up the lane
			log.error("Replay {} ended with an error nobody foresaw", job.id(), ex);
			return hindered(job, false, "An error that nobody foresaw; the process' log says more");
		}
	}

	private List<ReplayableEvent> find(ReplayJob job, GatewayAccount account) {
		ReplayOrder order = job.order();
		if (order.isNamed()) {
			return this.events.named(account.key(), order.eventIds());
		}
		String after = job.progress().after();
		return this.events.find(account.key(), order.filter(), (after != null) ? new RecordId(after) : null,
				this.properties.page());
	}

	/** What became of a page. */
	private record Opened(int count, List<SaveOutcome.Refused> refused) {

		boolean isWorthAnotherTry() {
			return this.refused.stream().anyMatch((one) -> one.kind().isRetryable());
		}

		@Nullable String problem() {
			return this.refused.isEmpty() ? null
					: "Salesforce did not take " + this.refused.size() + " events: " + this.refused.getFirst().code();
		}

	}

	private Opened open(GatewayAccount account, List<ReplayableEvent> due, Runnable beforeWrite) {
		List<SaveOutcome.Refused> refused = new ArrayList<>();
		for (int from = 0; from < due.size(); from += RecordWriter.ROWS_MAX) {
			List<ReplayableEvent> part = due.subList(from, Math.min(from + RecordWriter.ROWS_MAX, due.size()));
			beforeWrite.run();
			List<SaveOutcome> outcomes = this.events.reopen(part);
			List<String> opened = new ArrayList<>();
			for (int row = 0; row < part.size(); row++) {
				switch (outcomes.get(row)) {
					case SaveOutcome.Saved saved -> opened.add(part.get(row).eventId());
					case SaveOutcome.Refused no -> refused.add(no);
				}
			}
			this.lanes.enqueue(account.key().value(), opened);
		}
		return new Opened(due.size() - refused.size(), refused);
	}

	private Progress after(ReplayJob job, List<ReplayableEvent> found, Opened opened) {
		Progress progress = job.progress();
		String problem = opened.problem();
		if (problem != null && opened.isWorthAnotherTry() && progress.tries() + 1 < this.properties.triesMax()) {
			return hindered(job, true, problem);
		}
		boolean isLast = job.order().isNamed() || found.size() < this.properties.page();
		return progress.advanced(opened.count(), opened.refused().size(), isLast ? null : found.getLast().id().value(),
				problem, this.time.instant());
	}

	private Progress hindered(ReplayJob job, boolean mayPass, String why) {
		Instant now = this.time.instant();
		log.warn("Replay {} is hindered: {}", job.id(), why);
		return (mayPass && job.progress().tries() + 1 < this.properties.triesMax()) ? job.progress().hindered(why, now)
				: job.progress().givenUp(why, now);
	}

}

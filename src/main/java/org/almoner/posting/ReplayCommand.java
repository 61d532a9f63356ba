package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.almoner.account.GatewayAccount;
import org.almoner.budget.Budget;
import org.almoner.event.ReplayableEvents;
import org.almoner.event.ReplayableEvent;
import org.almoner.fault.Unforeseen;
import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.job.Jobs;
import org.almoner.posting.ReplayPage.Due;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
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

	/** What the jobs are called. */
	static final String KIND = "replay";

	private static final String PREFIX = MARK + "replay:";

	private final Jobs jobs;

	private final ReplayableEvents events;

	private final Lanes lanes;

	private final Budget budget;

	private final ReplayProperties properties;

	private final InstantSource time;

	ReplayCommand(Jobs jobs, ReplayableEvents events, Lanes lanes, Budget budget, ReplayProperties properties,
			InstantSource time) {
		this.jobs = jobs;
		this.events = events;
		this.lanes = lanes;
		this.budget = budget;
		this.properties = properties;
		this.time = time;
	}

	static String reference(Job job) {
		return PREFIX + job.id();
	}

	@Override
	public boolean takes(LaneEntry entry) {
		return entry.reference().startsWith(PREFIX);
	}

	/** Does the next page of a job, and puts the command off until the one after it. */
	@Override
	public void run(GatewayAccount account, LaneLease lane, LaneEntry entry, Runnable beforeWrite) {
		Optional<Job> job = this.jobs.find(entry.reference().substring(PREFIX.length()))
			.filter((found) -> !found.progress().isOver());
		if (job.isEmpty()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		if (!isCrowded(job.get(), lane) && goOn(job.get(), account, beforeWrite).progress().isOver()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		lane.later(List.of(entry), this.time.instant().plus(this.properties.pace()));
	}

	/**
	 * Live events come first, and a page is worked before the next is opened; where the
	 * org's calls of the day run short, a replay of many waits.
	 */
	private boolean isCrowded(Job job, LaneLease lane) {
		return !order(job).isNamed() && (lane.status().waiting() > this.properties.page() || !this.budget.isOrgWell());
	}

	private Job goOn(Job job, GatewayAccount account, Runnable beforeWrite) {
		Job begun = guarded(job, () -> begun(job, account));
		String page = begun.step();
		Job after = (page == null) ? begun
				: guarded(begun, () -> opened(begun, ReplayPage.ofJson(page), account, beforeWrite));
		Progress progress = after.progress();
		this.jobs.put(progress.isOver() ? after.withOrder(order(job).withoutIds().json()) : after);
		if (progress.isOver()) {
			log.info("Replay {} of account {} is {}: {} events opened again, {} not", job.id(), account.key(),
					progress.state(), progress.done(), progress.refused());
		}
		return after;
	}

	private static ReplayOrder order(Job job) {
		return ReplayOrder.ofJson(job.order());
	}

	private Job guarded(Job job, Supplier<Job> step) {
		try {
			return step.get();
		}
		catch (SalesforceException ex) {
			return hindered(job, ex.kind().isRetryable(), "Salesforce did not answer (" + ex.code() + ")");
		}
		catch (QueueException | LeaseTooShortException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// a command that always fails must not hold up the lane
			log.error("Replay {} ended with an error nobody foresaw", job.id(), Unforeseen.of(ex));
			return hindered(job, false, "An error that nobody foresaw; the process' log says more");
		}
	}

	/** With the page that a predecessor left, else with the next one, which is kept. */
	private Job begun(Job job, GatewayAccount account) {
		if (job.step() != null) {
			return job;
		}
		ReplayOrder order = order(job);
		List<ReplayableEvent> found = find(job, order, account);
		boolean isLast = order.isNamed() || found.size() < this.properties.page();
		ReplayPage page = new ReplayPage(found.stream()
			.filter(order::covers)
			.map((event) -> new Due(event.id().value(), event.eventId()))
			.toList(), isLast ? null : found.getLast().id().value());
		Job begun = job.inStep(job.progress(), page.json());
		this.jobs.put(begun);
		return begun;
	}

	private List<ReplayableEvent> find(Job job, ReplayOrder order, GatewayAccount account) {
		if (order.isNamed()) {
			return this.events.named(account.key(), order.eventIds());
		}
		String after = job.progress().cursor();
		return this.events.find(account.key(), order.filter(), (after != null) ? new RecordId(after) : null,
				this.properties.page());
	}

	private Job opened(Job job, ReplayPage page, GatewayAccount account, Runnable beforeWrite) {
		Opened opened = open(account, page.events(), beforeWrite);
		Progress progress = job.progress();
		String problem = opened.problem();
		if (problem != null && !opened.again().isEmpty() && progress.tries() + 1 < this.properties.triesMax()) {
			int notOpened = opened.refused().size() - opened.again().size();
			ReplayPage rest = new ReplayPage(opened.again(), page.next());
			return hindered(job.inStep(progress.counted(opened.count(), notOpened), rest.json()), true, problem);
		}
		return job.with(
				progress.advanced(opened.count(), opened.refused().size(), page.next(), problem, this.time.instant()));
	}

	/**
	 * What became of a page: how many are opened, which are worth another try, and why.
	 */
	private record Opened(int count, List<Due> again, List<SaveOutcome.Refused> refused) {

		@Nullable String problem() {
			return this.refused.isEmpty() ? null
					: "Salesforce did not take " + this.refused.size() + " events: " + this.refused.getFirst().code();
		}

	}

	private Opened open(GatewayAccount account, List<Due> due, Runnable beforeWrite) {
		List<SaveOutcome.Refused> refused = new ArrayList<>();
		List<Due> again = new ArrayList<>();
		for (int from = 0; from < due.size(); from += RecordWriter.ROWS_MAX) {
			List<Due> part = due.subList(from, Math.min(from + RecordWriter.ROWS_MAX, due.size()));
			beforeWrite.run();
			List<SaveOutcome> outcomes = this.events
				.reopen(part.stream().map((event) -> new RecordId(event.record())).toList());
			List<String> opened = new ArrayList<>();
			for (int row = 0; row < part.size(); row++) {
				switch (outcomes.get(row)) {
					case SaveOutcome.Saved saved -> opened.add(part.get(row).eventId());
					case SaveOutcome.Refused no -> {
						refused.add(no);
						if (no.kind().isRetryable()) {
							again.add(part.get(row));
						}
					}
				}
			}
			this.lanes.enqueue(account.key().value(), opened);
		}
		return new Opened(due.size() - refused.size(), again, refused);
	}

	private Job hindered(Job job, boolean mayPass, String why) {
		Instant now = this.time.instant();
		log.warn("Replay {} is hindered: {}", job.id(), why);
		boolean goesOn = mayPass && job.progress().tries() + 1 < this.properties.triesMax();
		return goesOn ? job.inStep(job.progress().hindered(why, now), job.step())
				: job.with(job.progress().givenUp(why, now));
	}

}

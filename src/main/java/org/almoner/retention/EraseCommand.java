package org.almoner.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.event.PayloadErasures;
import org.almoner.event.PayloadErasures.Outcome;
import org.almoner.event.PayloadErasures.Whole;
import org.almoner.fault.Unforeseen;
import org.almoner.gateway.Gateways;
import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.job.Job.State;
import org.almoner.job.Jobs;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;
import org.almoner.posting.LaneCommand;
import org.almoner.posting.LeaseTooShortException;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out erasures, page by page: payloads first, for the provenance of records names
 * the events; then provenances. Each page looks afresh for what is left, so that a crash
 * costs nothing but the page.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class EraseCommand implements LaneCommand {

	private static final Logger log = LoggerFactory.getLogger(EraseCommand.class);

	private static final String PREFIX = MARK + "erase:";

	/** Where each page but the last says to go on: it looks for what is left. */
	private static final String AFRESH = "afresh";

	private static final int ROWS = 200;

	private final Jobs jobs;

	private final Gateways gateways;

	private final PayloadErasures payloads;

	private final SalesforceOperations salesforce;

	private final GatewayLog gatewayLog;

	private final Rhythm rhythm;

	EraseCommand(Jobs jobs, Gateways gateways, PayloadErasures payloads, SalesforceOperations salesforce,
			GatewayLog gatewayLog, Rhythm rhythm) {
		this.jobs = jobs;
		this.gateways = gateways;
		this.payloads = payloads;
		this.salesforce = salesforce;
		this.gatewayLog = gatewayLog;
		this.rhythm = rhythm;
	}

	/** When pages follow one another. */
	@Component
	@ConditionalOnRole(Role.WORKER)
	record Rhythm(RetentionProperties properties, InstantSource time) {

		Instant now() {
			return this.time.instant();
		}

	}

	static String reference(Job job) {
		return PREFIX + job.id();
	}

	@Override
	public boolean takes(LaneEntry entry) {
		return entry.reference().startsWith(PREFIX);
	}

	@Override
	public void run(GatewayAccount account, LaneLease lane, LaneEntry entry, Runnable beforeWrite) {
		Optional<Job> job = this.jobs.find(entry.reference().substring(PREFIX.length()))
			.filter((found) -> !found.progress().isOver());
		if (job.isEmpty() || goOn(job.get(), account, beforeWrite).isOver()) {
			lane.acknowledge(List.of(entry));
			return;
		}
		lane.later(List.of(entry), this.rhythm.now().plus(this.rhythm.properties().pace()));
	}

	private Progress goOn(Job job, GatewayAccount account, Runnable beforeWrite) {
		EraseOrder order = EraseOrder.of(job);
		Job after = next(job, order.seeds(), account, beforeWrite);
		this.jobs.put(after.progress().isOver() ? after.withOrder(order.withoutIds().json()) : after);
		if (after.progress().isOver()) {
			tell(after, order.digest());
		}
		return after.progress();
	}

	private Job next(Job job, Seeds seeds, GatewayAccount account, Runnable beforeWrite) {
		try {
			DonorData data = new DonorTrail(this.salesforce, account.key()).follow(seeds);
			List<Whole> events = this.payloads.named(account.key(), data.eventIds(), data.objectIds(),
					this.rhythm.properties().page());
			if (!events.isEmpty()) {
				Outcome outcome = this.payloads.erase(events, this.gateways.of(account)::withoutPersonalData,
						beforeWrite);
				return after(job, new Erased(outcome.erased(), 0), outcome.refused());
			}
			List<DonorData.Found> records = data.records().stream().filter(DonorData.Found::isPersonal).toList();
			return records.isEmpty() ? done(job, data) : forget(job, records, beforeWrite);
		}
		catch (SalesforceException ex) {
			return hindered(job, ex.kind().isRetryable(), "Salesforce did not answer (" + ex.code() + ")");
		}
		catch (QueueException | LeaseTooShortException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// a command that always fails must not hold up the lane
			log.error("Erasure {} ended with an error nobody foresaw", job.id(), Unforeseen.of(ex));
			return hindered(job, false, "An error that nobody foresaw; the process' log says more");
		}
	}

	private Job done(Job job, DonorData data) {
		String more = data.partial() ? "There are more than " + DonorTrail.MOST
				+ " records of a kind, and those beyond were left: order an erasure for each customer id of the donor."
				: null;
		return job.inStep(job.progress().advanced(0, 0, null, more, this.rhythm.now()), job.step());
	}

	private Job forget(Job job, List<DonorData.Found> records, Runnable beforeWrite) {
		List<DonorData.Found> some = records.subList(0, Math.min(records.size(), ROWS));
		beforeWrite.run();
		List<Refused> refused = this.salesforce.update(some.stream().map(EraseCommand::row).toList())
			.stream()
			.filter(Refused.class::isInstance)
			.map(Refused.class::cast)
			.toList();
		return after(job, new Erased(0, some.size() - refused.size()), refused);
	}

	private static Row row(DonorData.Found record) {
		return Row.of(record.object(), record.id())
			.with("Provenance__c", record.provenance().withoutPersonalData().json());
	}

	private Job after(Job job, Erased page, List<Refused> refused) {
		if (refused.isEmpty()) {
			return page.addedTo(job, job.progress().advanced(page.events(), 0, AFRESH, null, this.rhythm.now()));
		}
		Job counted = page.addedTo(job, job.progress().counted(page.events(), 0));
		boolean mayPass = !page.isNothing() || refused.stream().anyMatch((one) -> one.kind().isRetryable());
		return hindered(counted, mayPass,
				"Salesforce did not take " + refused.size() + " rows: " + refused.getFirst().code());
	}

	private Job hindered(Job job, boolean mayPass, String why) {
		Instant now = this.rhythm.now();
		Progress progress = job.progress();
		log.warn("Erasure {} is hindered: {}", job.id(), why);
		boolean goesOn = mayPass && progress.tries() + 1 < this.rhythm.properties().triesMax();
		return job.inStep(goesOn ? progress.hindered(why, now) : progress.givenUp(why, now), job.step());
	}

	/** Says what was done, and of whom only to whoever knows already. */
	private void tell(Job job, String digest) {
		Progress progress = job.progress();
		Erased erased = Erased.by(job);
		boolean isWhole = progress.state() == State.DONE && progress.problem() == null;
		log.info("Erasure {} in account {} is {}", job.id(), job.account(), progress.state());
		this.gatewayLog.write(LogEntry
			.of(isWhole ? Level.INFO : Level.WARNING, "Retention", "donor-erasure",
					"A donor's personal data was taken out of " + erased.events() + " events and the history of "
							+ erased.records() + " records" + (isWhole ? "." : ", but not out of all."))
			.detail("Job " + job.id() + ". "
					+ (digest.isEmpty() ? ""
							: "The SHA-256 of the e-mail address in lower case begins with " + digest + ". ")
					+ ((progress.problem() == null) ? "" : progress.problem()))
			.account(job.account().value())
			.object(job.id()));
	}

}

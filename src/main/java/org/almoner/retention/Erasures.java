package org.almoner.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.PayloadErasures;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.queue.SharedCopies;
import org.almoner.retention.EraseJob.Progress;
import org.almoner.retention.EraseJob.State;
import org.almoner.salesforce.SalesforceOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Erases one donor's data: from the payloads of events and from what records remember of
 * their fields. An erasure is a command in the account's lane, so nobody writes these
 * records meanwhile, and it outlives the process that ordered it.
 */
@Component
public class Erasures {

	private static final Logger log = LoggerFactory.getLogger(Erasures.class);

	private static final int JOBS_MAX = 200;

	private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

	private final GatewayAccounts accounts;

	private final SalesforceOperations salesforce;

	private final PayloadErasures payloads;

	private final EraseJobs jobs;

	private final Lanes lanes;

	private final InstantSource time;

	Erasures(GatewayAccounts accounts, SalesforceOperations salesforce, PayloadErasures payloads, SharedCopies copies,
			Lanes lanes, InstantSource time) {
		this.accounts = accounts;
		this.salesforce = salesforce;
		this.payloads = payloads;
		this.jobs = new EraseJobs(copies);
		this.lanes = lanes;
		this.time = time;
	}

	/**
	 * What an erasure would do.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	public DonorReport report(DonorQuestion question) {
		DonorTrail trail = new DonorTrail(this.salesforce, question.account());
		DonorData data = trail.follow(trail.seeds(question));
		return new DonorReport(question.account().value(),
				this.payloads.count(question.account(), data.eventIds(), data.objectIds()), data.counts(),
				data.partial());
	}

	/**
	 * Orders an erasure. To order the same twice does no harm.
	 * @return empty where nobody is found whom the question means
	 * @throws org.almoner.account.AccountException when the account is unknown or takes
	 * no events
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 * @throws QueueException if Redis did not answer, or keeps too many erasures: nothing
	 * is ordered
	 */
	public Optional<EraseJob> order(DonorQuestion question) {
		this.accounts.active(question.account());
		Seeds seeds = new DonorTrail(this.salesforce, question.account()).seeds(question);
		if (seeds.isEmpty()) {
			return Optional.empty();
		}
		Instant now = this.time.instant();
		EraseJob job = new EraseJob(UUID.randomUUID().toString().replace("-", ""), question.account(), seeds,
				question.digest(), new Progress(State.WAITING, 0, 0, 0, null, now, now));
		enqueue(job, now);
		log.info("Erasure {} in account {} is ordered", job.id(), job.account());
		return Optional.of(job);
	}

	private void enqueue(EraseJob job, Instant now) {
		this.jobs.prune(now);
		if (this.jobs.count() >= JOBS_MAX) {
			throw new TooManyErasuresException();
		}
		this.jobs.put(job);
		try {
			this.lanes.enqueue(job.account().value(), List.of(EraseCommand.reference(job)));
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
	public Optional<EraseJob> find(String id) {
		return ID.matcher(id).matches() ? this.jobs.find(id) : Optional.empty();
	}

}

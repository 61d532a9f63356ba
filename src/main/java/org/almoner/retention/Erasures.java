package org.almoner.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccounts;
import org.almoner.event.PayloadErasures;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
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

	/** What the jobs are called. */
	static final String KIND = "erase";

	private final GatewayAccounts accounts;

	private final SalesforceOperations salesforce;

	private final PayloadErasures payloads;

	private final Jobs jobs;

	private final Lanes lanes;

	private final InstantSource time;

	Erasures(GatewayAccounts accounts, SalesforceOperations salesforce, PayloadErasures payloads, Jobs jobs,
			Lanes lanes, InstantSource time) {
		this.accounts = accounts;
		this.salesforce = salesforce;
		this.payloads = payloads;
		this.jobs = jobs;
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
	 * @throws QueueException if Redis did not answer: nothing is ordered
	 * @throws TooManyErasuresException while too many are under way
	 */
	public Optional<Job> order(DonorQuestion question) {
		this.accounts.active(question.account());
		Seeds seeds = new DonorTrail(this.salesforce, question.account()).seeds(question);
		if (seeds.isEmpty()) {
			return Optional.empty();
		}
		Instant now = this.time.instant();
		Job job = Job.ordered(KIND, question.account(), new EraseOrder(seeds, question.digest()).json(), null, now);
		enqueue(job, now);
		log.info("Erasure {} in account {} is ordered", job.id(), job.account());
		return Optional.of(job);
	}

	private void enqueue(Job job, Instant now) {
		if (!this.jobs.add(job, now)) {
			throw new TooManyErasuresException();
		}
		try {
			this.lanes.enqueue(job.account().value(), List.of(EraseCommand.reference(job)));
		}
		catch (QueueException ex) {
			this.jobs.remove(job);
			throw ex;
		}
	}

}

package org.almoner.budget;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

import org.almoner.budget.BudgetFigures.Taken;
import org.almoner.queue.CallBucket;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.ApiUse;
import org.almoner.salesforce.SalesforceOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands in the calls that this process made, beat by beat, and keeps in memory what
 * follows from the level that all processes share.
 */
final class Governor implements Budget {

	private static final Logger log = LoggerFactory.getLogger(Governor.class);

	/** What can wait does so for a quarter of a day, so that all of it is done daily. */
	private static final Duration REST_MAX = Duration.ofHours(6);

	private final SalesforceOperations salesforce;

	private final CallBucket shared;

	private final OwnBucket own;

	private final ShareSetting setting;

	private final OrgLimit limit;

	private final ReentrantLock beats = new ReentrantLock();

	/** Calls of this process that the shared bucket knows of. */
	private long handedIn;

	/** Calls of this process that its own bucket knows of. */
	private long counted;

	private boolean isAlone;

	private volatile BudgetFigures figures;

	Governor(SalesforceOperations salesforce, CallBucket shared, ShareSetting setting, OrgLimit limit,
			InstantSource time) {
		this.salesforce = salesforce;
		this.shared = shared;
		this.setting = setting;
		this.limit = limit;
		this.own = new OwnBucket(time);
		Allowance allowance = new Allowance(ShareSetting.USUAL, OrgLimit.USUAL);
		this.figures = new BudgetFigures(allowance.share(), allowance.calls(), Taken.UNKNOWN, allowance.capacity() / 2,
				0, Duration.ZERO);
	}

	/** Hands in and looks again. Never for lack of Redis or of the org does it throw. */
	void beat() {
		this.beats.lock();
		try {
			ApiUse use = this.salesforce.apiUse();
			Allowance allowance = new Allowance(this.setting.percent(), this.limit.of(use));
			CallBucket.State state = take(use.own(), allowance.terms());
			double thrift = allowance.thrift(state.level(), use.level());
			this.figures = new BudgetFigures(allowance.share(), allowance.calls(),
					new Taken(state.lastHour(), state.lastDay()), state.level(), thrift, state.empty());
		}
		finally {
			this.beats.unlock();
		}
	}

	private CallBucket.State take(long made, CallBucket.Terms terms) {
		try {
			CallBucket.State state = this.shared.take(made - this.handedIn, terms);
			this.handedIn = made;
			this.own.resume(state, terms);
			this.isAlone = false;
			return state;
		}
		catch (QueueException ex) {
			if (!this.isAlone) {
				log.info("API calls are reckoned by this process alone: {}", ex.getMessage());
			}
			this.isAlone = true;
			return this.own.take(made - this.counted, terms);
		}
		finally {
			this.counted = made;
		}
	}

	@Override
	public double thrift() {
		return this.figures.thrift();
	}

	@Override
	public boolean hasSpare() {
		Duration empty = this.figures.empty();
		boolean rests = !empty.isZero() && empty.compareTo(REST_MAX) < 0;
		return isOrgWell() && !rests;
	}

	@Override
	public boolean isOrgWell() {
		return this.salesforce.apiUse().level() == ApiUse.Level.PLENTY;
	}

	@Override
	public BudgetFigures figures() {
		return this.figures;
	}

	@Override
	public void share(int percent) {
		if (percent < SHARE_MIN || percent > SHARE_MAX) {
			throw new IllegalArgumentException("A share is " + SHARE_MIN + " to " + SHARE_MAX + " percent");
		}
		this.beats.lock();
		try {
			this.setting.set(percent);
			beat();
		}
		finally {
			this.beats.unlock();
		}
	}

}

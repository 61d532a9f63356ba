package org.almoner.posting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.fault.Unforeseen;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One worker: leases a lane, works what waits in it, gives it back, and looks again. */
class Worker implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	/** Then the lane is given back, so that other lanes have their turn. */
	private static final int BATCHES_A_LEASE = 5;

	private static final Duration INACTIVE_PAUSE = Duration.ofMinutes(10);

	private final Lanes lanes;

	private final GatewayAccounts accounts;

	private final LaneWork laneWork;

	private final PostingProperties properties;

	private final Rhythm rhythm;

	private final StopSignal stop;

	Worker(Lanes lanes, GatewayAccounts accounts, LaneWork laneWork, Rhythm rhythm, StopSignal stop) {
		this.lanes = lanes;
		this.accounts = accounts;
		this.laneWork = laneWork;
		this.properties = rhythm.properties();
		this.rhythm = rhythm;
		this.stop = stop;
	}

	/**
	 * When a worker does what, and who is told that it lives.
	 *
	 * @param budget of the org's API calls
	 * @param haveWaited whether events wait for company before they come into the lanes
	 */
	record Rhythm(PostingProperties properties, InstantSource time, WorkerPulse pulse, Budget budget,
			BooleanSupplier haveWaited) {

		Duration linger(long waiting) {
			return this.properties.linger(waiting, this.budget, this.haveWaited.getAsBoolean());
		}

	}

	@Override
	public void run() {
		while (!this.stop.isRaised()) {
			this.rhythm.pulse().beat();
			this.stop.waitFor(turn());
		}
	}

	/** One look for work; answers how long to pause before the next. */
	private Duration turn() {
		try {
			Optional<LaneLease> lease = this.lanes.lease();
			if (lease.isEmpty()) {
				return this.properties.poll();
			}
			try (LaneLease lane = lease.get(); MDC.MDCCloseable named = MDC.putCloseable("account", lane.lane())) {
				return work(lane);
			}
		}
		catch (SalesforceException | AccountException.Undecided ex) {
			log.warn("The org is away, its lanes wait: {}", ex.getMessage());
			return this.properties.orgAway();
		}
		catch (QueueException | LeaseTooShortException ex) {
			log.warn("A lane was left to a successor: {}", ex.getMessage());
			return this.properties.poll();
		}
		catch (RuntimeException ex) {
			log.error("A batch ended with an error nobody foresaw; it is worked again", Unforeseen.of(ex));
			return this.properties.orgAway();
		}
	}

	private Duration work(LaneLease lane) {
		if (!isRipe(lane.status())) {
			return this.properties.poll();
		}
		try {
			GatewayAccount account = this.accounts.active(new AccountKey(lane.lane()));
			int batches = 0;
			int worked = this.properties.batchMax();
			while (worked == this.properties.batchMax() && batches < BATCHES_A_LEASE && !this.stop.isRaised()) {
				worked = this.laneWork.next(account, lane);
				batches++;
			}
			return Duration.ZERO;
		}
		catch (AccountException.Inactive ex) {
			putOff(lane);
		}
		catch (AccountException.Unknown ex) {
			log.warn("Dropped what waits for an account that is gone: {}", ex.getMessage());
			lane.acknowledge(lane.next(this.properties.batchMax()));
		}
		return Duration.ZERO;
	}

	/**
	 * Events that wait a moment travel together: what is scarce is the org's API calls.
	 */
	private boolean isRipe(Lanes.LaneStatus status) {
		return status.waiting() >= this.properties.batchMax()
				|| status.oldest().compareTo(this.rhythm.linger(status.waiting())) >= 0;
	}

	/** The events of a disabled account wait until it is connected again. */
	private void putOff(LaneLease lane) {
		List<LaneEntry> entries = lane.next(this.properties.batchMax());
		lane.later(entries, this.rhythm.time().instant().plus(INACTIVE_PAUSE));
	}

}

package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.almoner.event.SpoolDrain.Round;
import org.almoner.fault.Unforeseen;
import org.almoner.queue.Locks;
import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drains the spool for as long as the process runs, one process at a time. Two at a time
 * would do no harm, so a lock that is lost in the midst of a call needs no more care.
 * What has come while it drained waits for company of its own.
 */
final class SpoolDrainer implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SpoolDrainer.class);

	private static final String LOCK = "spool";

	/** A call under way at the end is done again by a successor. */
	private static final Duration STOP_MAX = Duration.ofSeconds(2);

	private static final int BACK_MAX = 1_000;

	private final Spool spool;

	private final SpoolDrain drain;

	private final Locks locks;

	private final DrainPace pace;

	private final SpoolProperties limits;

	private final Company company;

	private final SpoolMeters meters;

	private final InstantSource time;

	private Instant putBackDue = Instant.MIN;

	private volatile CountDownLatch stop = new CountDownLatch(1);

	private @Nullable Thread thread;

	SpoolDrainer(Spool spool, SpoolDrain drain, Locks locks, DrainPace pace, Company company, SpoolMeters meters,
			InstantSource time) {
		this.spool = spool;
		this.drain = drain;
		this.locks = locks;
		this.pace = pace;
		this.limits = company.limits();
		this.company = company;
		this.meters = meters;
		this.time = time;
	}

	@Override
	public void start() {
		CountDownLatch signal = new CountDownLatch(1);
		this.stop = signal;
		this.thread = Thread.ofPlatform().name("spool").daemon().start(() -> run(signal));
	}

	private void run(CountDownLatch signal) {
		Duration pause = Duration.ZERO;
		while (!ends(signal, pause)) {
			pause = turn(signal);
		}
	}

	/** Whether the end comes within a time. */
	private static boolean ends(CountDownLatch signal, Duration within) {
		try {
			return signal.await(within.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	/**
	 * Looks whether there is something to do, and does it. Returns when to look again.
	 */
	private Duration turn(CountDownLatch signal) {
		try {
			putBack();
			long due = due();
			if (due > 0) {
				drain(signal, due);
			}
			return this.limits.idle();
		}
		catch (QueueException ex) {
			log.debug("The spool can't be drained: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			log.error("The spool can't be drained", Unforeseen.of(ex));
		}
		this.pace.failed();
		return this.pace.pause();
	}

	/**
	 * At the start, too: what could not be opened may lack a key that was given since.
	 */
	private void putBack() {
		Instant now = this.time.instant();
		if (now.isBefore(this.putBackDue)) {
			return;
		}
		int count = this.spool.putBack(BACK_MAX);
		this.putBackDue = now.plus(this.limits.putBack());
		if (count > 0) {
			log.info("{} events that were set aside are tried again", count);
		}
	}

	/** How many events are to be drained now: all that wait, or none. */
	private long due() {
		Spool.Status status = this.spool.status();
		return this.company.isEnough(status) ? status.waiting() : 0;
	}

	private void drain(CountDownLatch signal, long first) {
		Optional<Locks.Held> taken = this.locks.take(LOCK, this.limits.lock());
		if (taken.isEmpty()) {
			return;
		}
		try (Locks.Held lock = taken.get()) {
			long due = first;
			while (due > 0 && signal.getCount() > 0) {
				int read = round();
				boolean goesOn = read > 0 && !ends(signal, this.pace.pause()) && lock.renew();
				due = goesOn ? (due > read) ? due - read : due() : 0;
			}
		}
	}

	/** Returns how many events it looked at. */
	private int round() {
		Round round = this.drain.round(this.pace.size());
		this.meters.count(round);
		if (round.isFailed()) {
			log.warn("Salesforce took none of {} spooled events; they wait", round.read());
			this.pace.failed();
		}
		else {
			this.pace.wentWell();
		}
		if (round.stored() > 0) {
			log.info("{} spooled events are stored", round.stored());
		}
		return round.read();
	}

	@Override
	public void stop() {
		this.stop.countDown();
		Thread running = this.thread;
		this.thread = null;
		try {
			if (running != null && !running.join(STOP_MAX)) {
				log.info("A call with spooled events is under way at the end; a successor does it again");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

}

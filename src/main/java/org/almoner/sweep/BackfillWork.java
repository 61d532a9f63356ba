package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.almoner.account.AccountException;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.budget.Budget;
import org.almoner.event.Arrival;
import org.almoner.event.FetchedEvents.Kept;
import org.almoner.fault.Unforeseen;
import org.almoner.gateway.EventSource;
import org.almoner.gateway.Gateway;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.Listing;
import org.almoner.gateway.Span;
import org.almoner.job.Job;
import org.almoner.job.Job.Progress;
import org.almoner.job.Jobs;
import org.almoner.queue.Locks.Held;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.SalesforceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out backfills, page by page: of the time in which the gateway keeps events,
 * these; of the time before, its objects as they are now. How far it is stands in the
 * job, so that another process goes on where one was killed.
 */
final class BackfillWork implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(BackfillWork.class);

	private static final String LOCK = "backfill";

	/** With the pause between two looks: about an hour of trying. */
	private static final int TRIES_MAX = 60;

	private static final Duration REST = Duration.ofMinutes(1);

	private static final String EVENTS = "events:";

	private static final String OBJECTS = "objects:";

	private final GatewayAccounts accounts;

	private final Gateways gateways;

	private final Jobs jobs;

	private final OneAtATime oneAtATime;

	private final Means means;

	private final InstantSource time;

	BackfillWork(GatewayAccounts accounts, Gateways gateways, Jobs jobs, OneAtATime oneAtATime, Means means,
			InstantSource time) {
		this.accounts = accounts;
		this.gateways = gateways;
		this.jobs = jobs;
		this.oneAtATime = oneAtATime;
		this.means = means;
		this.time = time;
	}

	/** What it works with. */
	record Means(Intake intake, Budget budget) {
	}

	@Override
	public void run() {
		try {
			if (!this.jobs.open(Backfills.KIND).isEmpty()) {
				this.oneAtATime.take(LOCK).ifPresent(this::work);
			}
		}
		catch (QueueException ex) {
			log.warn("Backfills wait: {}", ex.getMessage());
		}
	}

	private void work(Held lock) {
		try (lock) {
			for (Job job : this.jobs.open(Backfills.KIND)) {
				if (isDue(job)) {
					goOn(job, lock);
				}
			}
		}
	}

	private boolean isDue(Job job) {
		return job.progress().tries() == 0 || !job.progress().updatedAt().isAfter(this.time.instant().minus(REST));
	}

	private void goOn(Job job, Held lock) {
		Job at = job;
		while (!at.progress().isOver() && this.means.budget().isOrgWell() && !Thread.currentThread().isInterrupted()
				&& lock.renew()) {
			int tries = at.progress().tries();
			at = at.with(next(at));
			this.jobs.put(at);
			if (at.progress().tries() > tries) {
				return;
			}
		}
		if (at.progress().isOver()) {
			log.info("Backfill {} of account {} is {}: {} events fetched, {} not taken", at.id(), at.account(),
					at.progress().state(), at.progress().done(), at.progress().refused());
		}
	}

	private Progress next(Job job) {
		try {
			return page(job, this.accounts.active(job.account()));
		}
		catch (GatewayException ex) {
			return hindered(job, ex.kind() == GatewayException.Kind.UNAVAILABLE, String.valueOf(ex.getMessage()));
		}
		catch (SalesforceException ex) {
			return hindered(job, ex.kind().isRetryable(), "Salesforce did not answer (" + ex.code() + ")");
		}
		catch (AccountException ex) {
			return hindered(job, ex instanceof AccountException.Undecided, String.valueOf(ex.getMessage()));
		}
		catch (QueueException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// a job that always fails must not be tried for ever
			log.error("Backfill {} ended with an error nobody foresaw", job.id(), Unforeseen.of(ex));
			return hindered(job, false, "An error that nobody foresaw; the process' log says more");
		}
	}

	private Progress page(Job job, GatewayAccount account) {
		Progress progress = job.progress();
		Step step = step(job, account);
		Kept kept = this.means.intake().take(account, step.listing().events(), Arrival.BACKFILL);
		if (!kept.refused().isEmpty() && progress.tries() < 2) {
			Progress again = hindered(job, true, kept.problem());
			return new Progress(again.state(), again.total(), again.done() + kept.stored().size(), again.refused(),
					again.cursor(), again.tries(), again.problem(), again.startedAt(), again.updatedAt());
		}
		return progress.advanced(kept.stored().size(), kept.refused().size(), step.next(),
				kept.refused().isEmpty() ? null : kept.problem(), this.time.instant());
	}

	/** A page, and where the job goes on; null where it was the last. */
	private record Step(Listing listing, @Nullable String next) {
	}

	/** The objects of the time before the list of events begins come first. */
	private Step step(Job job, GatewayAccount account) {
		Gateway gateway = this.gateways.of(account);
		EventSource events = gateway.events().orElseThrow();
		BackfillOrder order = BackfillOrder.ofJson(job.order());
		Instant kept = job.progress().startedAt().minus(events.kept());
		String cursor = job.progress().cursor();
		boolean isAboutObjects = (cursor == null) ? order.since().isBefore(kept) : cursor.startsWith(OBJECTS);
		if (isAboutObjects && gateway.objects().isPresent()) {
			Span span = new Span(order.since(), earlier(kept, order.until()));
			Listing listing = gateway.objects().get().list(account, span, after(cursor), "backfill_" + job.id() + "_");
			return new Step(listing,
					next(listing, OBJECTS).or(() -> Optional.of(EVENTS).filter((more) -> order.until().isAfter(kept)))
						.orElse(null));
		}
		Span span = new Span(order.since().isBefore(kept) ? kept : order.since(), order.until());
		Listing listing = events.list(account, span, after(cursor));
		return new Step(listing, next(listing, EVENTS).orElse(null));
	}

	private static Optional<String> next(Listing listing, String list) {
		return Optional.ofNullable(listing.next()).map((next) -> list + next);
	}

	private static @Nullable String after(@Nullable String cursor) {
		return Optional.ofNullable(cursor)
			.map((text) -> text.substring(text.indexOf(':') + 1))
			.filter((text) -> !text.isEmpty())
			.orElse(null);
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private Progress hindered(Job job, boolean mayPass, String why) {
		Instant now = this.time.instant();
		log.warn("Backfill {} is hindered: {}", job.id(), why);
		return (mayPass && job.progress().tries() + 1 < TRIES_MAX) ? job.progress().hindered(why, now)
				: job.progress().givenUp(why, now);
	}

}

package org.almoner.sandbox.stripe;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Troubles on demand: slowness, errors of Stripe's own, and too many requests. */
public final class Faults {

	private static final Duration HOLD_MAX = Duration.ofMinutes(2);

	private final AtomicInteger errors = new AtomicInteger();

	private final AtomicInteger errorStatus = new AtomicInteger(500);

	private final AtomicBoolean discouraging = new AtomicBoolean();

	private final AtomicInteger lost = new AtomicInteger();

	private final AtomicInteger tooFast = new AtomicInteger();

	private final AtomicInteger retryAfter = new AtomicInteger(1);

	private final AtomicReference<Duration> latency = new AtomicReference<>(Duration.ZERO);

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>(null);

	/** A request that waits at the double. */
	public static final class Held {

		private final Predicate<String> which;

		private final CountDownLatch arrived = new CountDownLatch(1);

		private final CountDownLatch released = new CountDownLatch(1);

		private Held(Predicate<String> which) {
			this.which = which;
		}

		/** Whether somebody waits for the answer. */
		public boolean isThere() {
			return this.arrived.getCount() == 0;
		}

		/** Lets the request have its answer. */
		public void release() {
			this.released.countDown();
		}

	}

	/**
	 * The next request of some sort has no answer until it is let go.
	 * @param which of the requests, by their paths and queries
	 */
	public Held holdNext(Predicate<String> which) {
		Held hold = new Held(which);
		this.held.set(hold);
		return hold;
	}

	void hold(String request) throws InterruptedException {
		Held hold = this.held.get();
		if (hold != null && hold.which.test(request) && this.held.compareAndSet(hold, null)) {
			hold.arrived.countDown();
			hold.released.await(HOLD_MAX.toSeconds(), TimeUnit.SECONDS);
		}
	}

	/** The next so many requests are answered with an error of Stripe's own. */
	public void failNext(int requests, int status) {
		this.errorStatus.set(status);
		this.errors.set(requests);
	}

	/**
	 * The next so many requests have their effect, but an error is answered: nobody knows
	 * whether they had.
	 */
	public void loseAnswers(int requests) {
		this.lost.set(requests);
	}

	void loseAnswer() {
		if (takeOne(this.lost)) {
			throw StripeError.broken(500);
		}
	}

	/**
	 * Whether errors of Stripe's own say that it is no use to ask again at once, as
	 * Stripe does in {@code Stripe-Should-Retry}.
	 */
	public void discourage(boolean retries) {
		this.discouraging.set(retries);
	}

	boolean isDiscouraging() {
		return this.discouraging.get();
	}

	/** The next so many requests are answered 429 with this {@code Retry-After}. */
	public void limitNext(int requests, Duration wait) {
		this.retryAfter.set((int) wait.toSeconds());
		this.tooFast.set(requests);
	}

	/** How long every answer takes from now on. */
	public void slowDown(Duration each) {
		this.latency.set(each);
	}

	int retryAfterSeconds() {
		return this.retryAfter.get();
	}

	void strike() throws InterruptedException {
		boolean limited = takeOne(this.tooFast);
		boolean broken = !limited && takeOne(this.errors);
		Thread.sleep(this.latency.get());
		if (limited) {
			throw StripeError.tooFast();
		}
		if (broken) {
			throw StripeError.broken(this.errorStatus.get());
		}
	}

	private static boolean takeOne(AtomicInteger left) {
		return left.getAndUpdate((count) -> Math.max(0, count - 1)) > 0;
	}

}

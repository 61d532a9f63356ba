package org.almoner.sandbox.stripe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Troubles on demand: slowness, errors of Stripe's own, and too many requests. */
public final class Faults {

	private final AtomicInteger errors = new AtomicInteger();

	private final AtomicInteger errorStatus = new AtomicInteger(500);

	private final AtomicBoolean discouraging = new AtomicBoolean();

	private final AtomicInteger lost = new AtomicInteger();

	private final AtomicInteger tooFast = new AtomicInteger();

	private final AtomicInteger retryAfter = new AtomicInteger(1);

	private final AtomicReference<Duration> latency = new AtomicReference<>(Duration.ZERO);

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

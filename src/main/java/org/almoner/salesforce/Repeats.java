package org.almoner.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Repeats calls that may be repeated, with growing, jittered waits. What stays is the
 * last failure.
 */
final class Repeats {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final RetryTemplate template = new RetryTemplate();

	/**
	 * Rules for repeats.
	 * @param attempts the most attempts
	 * @param worth the failures that are worth another attempt
	 * @param limits how long to wait between attempts, and for how long in all
	 * @param time tells when patience is over
	 */
	Repeats(int attempts, Predicate<SalesforceException> worth, SalesforceProperties.Limits limits,
			InstantSource time) {
		ExponentialRandomBackOffPolicy waits = new ExponentialRandomBackOffPolicy();
		waits.setInitialInterval(limits.backoff().toMillis());
		waits.setMultiplier(2);
		waits.setMaxInterval(LONGEST_WAIT.toMillis());
		this.template.setBackOffPolicy(waits);
		this.template.setRetryPolicy(new Patience(attempts, worth, limits.patience(), time));
	}

	/** Calls until it works, or until the rules say no more. */
	<T> T of(Supplier<T> call) {
		try {
			return this.template.execute((context) -> call.get());
		}
		catch (BackOffInterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SalesforceException(FailureKind.UNKNOWN_OUTCOME, "INTERRUPTED",
					"The call to Salesforce was interrupted while it waited for another attempt", ex);
		}
	}

	private static final class Patience extends SimpleRetryPolicy {

		private static final long serialVersionUID = 1L;

		private static final String END = "end";

		private final transient Predicate<SalesforceException> worth;

		private final Duration patience;

		private final transient InstantSource time;

		Patience(int attempts, Predicate<SalesforceException> worth, Duration patience, InstantSource time) {
			super(attempts);
			this.worth = worth;
			this.patience = patience;
			this.time = time;
		}

		@Override
		public RetryContext open(RetryContext parent) {
			RetryContext context = super.open(parent);
			context.setAttribute(END, this.time.instant().plus(this.patience));
			return context;
		}

		@Override
		public boolean canRetry(RetryContext context) {
			return context.getLastThrowable() == null || (context.getRetryCount() < getMaxAttempts()
					&& context.getLastThrowable() instanceof SalesforceException failure && this.worth.test(failure)
					&& isInTime(context));
		}

		private boolean isInTime(RetryContext context) {
			return context.getAttribute(END) instanceof Instant end && this.time.instant().isBefore(end);
		}

	}

}

package org.almoner.salesforce;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.TransitionCheckResult;
import io.github.resilience4j.core.IntervalFunction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls few while the org is away. After some failures in a row that tell of the
 * org and not of the request, every call is refused at once, but for one now and then
 * that finds out whether the org is back.
 */
final class OrgBreaker {

	/** The code of a call that was not made. */
	static final String OPEN = "CIRCUIT_OPEN";

	private static final Logger log = LoggerFactory.getLogger(OrgBreaker.class);

	private static final double SPREAD = 0.2;

	private final CircuitBreaker breaker;

	private volatile FailureKind last = FailureKind.AWAY;

	OrgBreaker(BreakerProperties rules, MeterRegistry registry, InstantSource time) {
		this.breaker = CircuitBreaker.of("salesforce", config(rules, time));
		this.breaker.getEventPublisher()
			.onStateTransition((event) -> log.warn("Calls to Salesforce: {}", event.getStateTransition()));
		Gauge
			.builder("almoner.salesforce.breaker",
					() -> (this.breaker.getState() == CircuitBreaker.State.CLOSED) ? 0 : 1)
			.description("1 while calls to the org are spared because it is away")
			.register(registry);
	}

	private static CircuitBreakerConfig config(BreakerProperties rules, InstantSource time) {
		return CircuitBreakerConfig.custom()
			.slidingWindow(rules.failures(), rules.failures(), SlidingWindowType.COUNT_BASED)
			.failureRateThreshold(100)
			.permittedNumberOfCallsInHalfOpenState(1)
			.waitIntervalFunctionInOpenState(
					IntervalFunction.ofExponentialRandomBackoff(rules.pause(), 2, SPREAD, rules.longestPause()))
			.recordException(OrgBreaker::tellsOfTheOrg)
			.ignoreException(OrgBreaker::tellsOfNobody)
			.transitionOnResult((result) -> (result.isRight() && isLimit(result.get()))
					? TransitionCheckResult.transitionToOpenAndWaitFor(rules.limitPause())
					: TransitionCheckResult.noTransition())
			.writableStackTraceEnabled(false)
			.clock(time.withZone(ZoneOffset.UTC))
			.build();
	}

	private static boolean tellsOfTheOrg(Throwable failure) {
		return failure instanceof SalesforceException known && switch (known.kind()) {
			case AWAY, LIMIT, UNKNOWN_OUTCOME -> !tellsOfNobody(failure);
			case DUPLICATE, LOCKED, MISSING_PARENT, INVALID, CONFIGURATION -> false;
		};
	}

	/** Too many calls of our own, or one row of an answer that was there. */
	private static boolean tellsOfNobody(Throwable failure) {
		return failure instanceof SalesforceException known
				&& (known.code().equals(SoapCalls.BUSY) || known.code().equals(Failures.NEW_STATUS));
	}

	private static boolean isLimit(Object failure) {
		return failure instanceof SalesforceException known && known.kind() == FailureKind.LIMIT;
	}

	/**
	 * Makes a call, if calls are made.
	 * @throws SalesforceException of the call, or with the code {@value #OPEN}
	 */
	<T> T call(Supplier<T> call) {
		try {
			return this.breaker.executeSupplier(() -> watched(call));
		}
		catch (CallNotPermittedException ex) {
			throw new SalesforceException(this.last, OPEN,
					(this.last == FailureKind.LIMIT)
							? "A limit of the Salesforce org is used up; Almoner asks again in a minute"
							: "Salesforce did not answer the last calls; Almoner asks again in a moment",
					ex);
		}
	}

	private <T> T watched(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (SalesforceException ex) {
			this.last = isLimit(ex) ? FailureKind.LIMIT : FailureKind.AWAY;
			throw ex;
		}
	}

	/** Whether a call was spared, so that to repeat it at once is of no use. */
	static boolean isSpared(SalesforceException failure) {
		return failure.code().equals(OPEN);
	}

}

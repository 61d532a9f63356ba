package org.almoner.gateway.stripe;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of asking Stripe. */
sealed interface StripeAnswer {

	/** The object, or the list, that was asked for. */
	record Found(Snapshot object) implements StripeAnswer {
	}

	/** There is no such thing, as far as this account goes. */
	record Missing() implements StripeAnswer {
	}

	/** The key is good for nothing: rolled, deleted or expired. */
	record KeyRefused() implements StripeAnswer {
	}

	/**
	 * The key is not good for this.
	 *
	 * @param permission the one that it lacks, where Stripe named it
	 */
	record Forbidden(@Nullable Permission permission) implements StripeAnswer {
	}

	/**
	 * Too many requests of this account, be they Almoner's or another's.
	 *
	 * @param pause how long not to ask again
	 */
	record TooFast(Duration pause) implements StripeAnswer {
	}

	/**
	 * No answer now.
	 *
	 * @param pause how long not to ask again
	 * @param why in words, without anything of the request
	 */
	record Away(Duration pause, String why) implements StripeAnswer {
	}

	/** It was not asked: a bound was reached, or an earlier answer said not to. */
	record Unasked() implements StripeAnswer {
	}

}

package org.almoner.gateway.stripe;

import java.time.Duration;

/** What came of asking Stripe. */
sealed interface StripeAnswer {

	/** The object, or the list, that was asked for. */
	record Found(Snapshot object) implements StripeAnswer {
	}

	/** There is no such thing, as far as this account goes. */
	record Missing() implements StripeAnswer {
	}

	/**
	 * The key is not good for it.
	 *
	 * @param everything whether it is good for nothing at all
	 * @param need what would make it good, in words for an admin
	 */
	record Refused(boolean everything, String need) implements StripeAnswer {
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

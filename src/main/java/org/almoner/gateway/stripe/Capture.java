package org.almoner.gateway.stripe;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

import org.almoner.books.Canonical;
import org.almoner.books.Trait;

/**
 * How much of what was authorised was taken. What is not taken is released; Stripe counts
 * it as refunded, though nobody ever gave it.
 *
 * @param taken in minor units
 * @param whole what was authorised, in minor units
 * @see <a href="https://docs.stripe.com/payments/place-a-hold-on-a-payment-method">
 * docs.stripe.com/payments/place-a-hold-on-a-payment-method</a>
 */
record Capture(BigInteger taken, BigInteger whole) {

	/** They come with a capture itself; other snapshots show it at any time later. */
	private static final Set<String> CAPTURES = Set.of("charge.captured", "payment_intent.succeeded");

	/**
	 * The capture of a charge. Charges of before August 2020 do not say how much was
	 * captured: as it is captured, what they count as refunded is the rest.
	 */
	static Optional<Capture> ofCharge(Snapshot charge, EventContext event) {
		Optional<BigInteger> told = charge.integer("amount_captured");
		boolean untold = told.isEmpty() && event.type().equals("charge.captured");
		return charge.integer("amount")
			.flatMap((whole) -> told.or(() -> untold ? charge.integer("amount_refunded").map(whole::subtract) : told)
				.filter((taken) -> taken.signum() > 0)
				.map((taken) -> new Capture(taken, whole)));
	}

	/** What an intent received. */
	static Optional<Capture> ofIntent(Snapshot intent) {
		return intent.integer("amount")
			.flatMap((whole) -> intent.integer("amount_received")
				.filter((taken) -> taken.signum() > 0)
				.map((taken) -> new Capture(taken, whole)));
	}

	void say(Traits traits, EventContext event) {
		traits.minor(Trait.CAPTURED, "currency", this.taken);
		if (CAPTURES.contains(event.type()) && this.taken.compareTo(this.whole) < 0) {
			traits.put(Trait.PARTLY_CAPTURED, Canonical.moment(event.created()));
		}
	}

}

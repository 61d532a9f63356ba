package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.List;

import org.almoner.books.Fact;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * An event and what the gateway reads in it.
 *
 * @param event the event
 * @param facts nothing, where it leads to no record
 */
record Told(StripeEvent event, List<Fact> facts) {

	/** When it happened, to the second. */
	Instant at() {
		return Instant.ofEpochSecond(this.event.created());
	}

	@Override
	public String toString() {
		return this.event.type() + " " + this.event.objectId() + " (" + this.event.id() + ")";
	}

}

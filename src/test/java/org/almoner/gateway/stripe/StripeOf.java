package org.almoner.gateway.stripe;

import java.net.URI;

import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Gateway;
import org.almoner.testing.HandClock;

/** Makes the gateway for the tests of other rooms. */
public final class StripeOf {

	private StripeOf() {
	}

	/** Stripe, with its lists at an address; where it would sleep, the clock moves. */
	public static Gateway at(URI base, HandClock clock) {
		EventTypes types = new EventTypes();
		StripeProperties properties = new StripeProperties(base.toString(), Asked.usual());
		PatientReads reads = new PatientReads(properties, clock, clock::advance);
		return new StripeGateway((account, facts) -> Enrichment.NONE, types, null,
				new StripeGateway.Lists(new StripeEventSource(types.subscribed(), reads),
						new StripeObjectSource(reads, clock),
						StripePayoutSource.patient(properties, clock, clock::advance)));
	}

}

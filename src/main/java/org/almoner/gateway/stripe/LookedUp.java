package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.List;

import org.almoner.books.Fact;
import org.almoner.books.Stamp;

/**
 * An object that Stripe's API showed. Its facts are stamped with its own time and the
 * lowest state order, so that they fill gaps and never stand over an event.
 */
record LookedUp(Snapshot object) {

	private static final int LOWEST = -1;

	private static final String CAUSE = "lookup:";

	/** What its readers take for the event around it. */
	EventContext context() {
		return context(this.object.isTrue("livemode"));
	}

	/** The same where the object itself does not say whether it is about real money. */
	EventContext context(boolean liveMode) {
		return new EventContext(CAUSE + this.object.id("id").orElse("unknown"), "lookup",
				this.object.moment("created").orElse(Instant.EPOCH), liveMode);
	}

	/** The same facts with the stamp of a look-up. */
	List<Fact> stamped(List<Fact> facts) {
		EventContext context = context();
		Stamp stamp = new Stamp(context.created(), LOWEST, context.eventId());
		return facts.stream().map((fact) -> new Fact(fact.about(), fact.source(), stamp, fact.traits())).toList();
	}

}

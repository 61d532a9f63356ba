package org.almoner.gateway.stripe;

import java.util.List;

import org.almoner.books.Fact;

/** Reads the facts that a snapshot of one kind of Stripe object holds. Pure. */
@FunctionalInterface
interface ObjectReader {

	/**
	 * The facts of a snapshot.
	 * @param snapshot the object, with an id
	 * @param event the event around it
	 */
	List<Fact> read(Snapshot snapshot, EventContext event);

}

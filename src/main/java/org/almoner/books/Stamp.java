package org.almoner.books;

import java.time.Instant;
import java.util.Comparator;

/**
 * When something was so: decides which of two snapshots wins, whichever came first.
 *
 * @param at when the gateway made the event, in whole seconds (all that Stripe tells)
 * @param order the place of the snapshot's state among the states of one second
 * @param eventId the event, to decide between equals
 */
public record Stamp(Instant at, int order, String eventId) implements Comparable<Stamp> {

	private static final Comparator<Stamp> ORDER = Comparator.comparing(Stamp::at)
		.thenComparingInt(Stamp::order)
		.thenComparing(Stamp::eventId);

	@Override
	public int compareTo(Stamp other) {
		return ORDER.compare(this, other);
	}

}

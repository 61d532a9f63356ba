package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.Map;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Stamp;
import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;

/**
 * The event around a snapshot.
 *
 * @param eventId its id
 * @param type its type
 * @param created when Stripe made it, in whole seconds
 * @param liveMode whether it is about real money
 */
record EventContext(String eventId, String type, Instant created, boolean liveMode) {

	/**
	 * A fact of this event.
	 * @param order the place of the snapshot's state among the states of one second
	 */
	Fact fact(RecordKind kind, String id, Source source, int order, Map<Trait, @Nullable String> traits) {
		return new Fact(new RecordKey(kind, id), source, new Stamp(this.created, order, this.eventId), traits);
	}

}

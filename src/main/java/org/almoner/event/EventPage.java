package org.almoner.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/**
 * Some stored events, newest first.
 *
 * @param events in their order
 * @param next where the next page goes on, null for the last one
 */
public record EventPage(List<StoredEvent> events, @Nullable Mark next) {

	/** A page without events. */
	public static final EventPage EMPTY = new EventPage(List.of(), null);

	public EventPage {
		events = List.copyOf(events);
	}

	/**
	 * A place between two events. Events that come later don't move it, so that no page
	 * shows what another one showed.
	 *
	 * @param stored when the event before it was stored
	 * @param id that event's record
	 */
	public record Mark(Instant stored, RecordId id) {

		/**
		 * Reads what {@link #toString()} wrote.
		 * @throws IllegalArgumentException if it was nothing of the kind
		 */
		public static Mark parse(String text) {
			int gap = text.indexOf('_');
			try {
				return new Mark(Instant.parse(text.substring(0, Math.max(gap, 0))),
						new RecordId(text.substring(gap + 1)));
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				throw new IllegalArgumentException("after is the next of the page before", ex);
			}
		}

		String condition() {
			return "(CreatedDate < " + this.stored + " OR (CreatedDate = " + this.stored + " AND Id < "
					+ Soql.literal(this.id.value()) + "))";
		}

		@Override
		public String toString() {
			return this.stored + "_" + this.id;
		}

	}

}

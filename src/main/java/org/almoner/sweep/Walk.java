package org.almoner.sweep;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.almoner.event.FetchedEvents.Kept;
import org.almoner.gateway.Span;
import org.jspecify.annotations.Nullable;

/**
 * How far a gateway's list was gone through.
 *
 * @param from the beginning of the span
 * @param until the end of the span
 * @param cursor where the next page begins; null for the first
 * @param over whether there is no further page
 * @param listed how many events were listed
 * @param fetched how many of them were missing and are stored now
 * @param refused how many the org did not take
 * @param named the ids of those that were missing, of the first hundred
 * @param tries how often the page at hand was tried in vain
 * @param first whether nothing was known of earlier ones: then Redis may have lost events
 * that are too young for this one
 */
record Walk(Instant from, Instant until, @Nullable String cursor, boolean over, long listed, long fetched, long refused,
		List<String> named, int tries, boolean first) {

	private static final int NAMED_MAX = 100;

	Walk {
		named = List.copyOf(named);
	}

	static Walk of(Instant from, Instant until, boolean first) {
		return new Walk(from, until, null, false, 0, 0, 0, List.of(), 0, first);
	}

	Span span() {
		return new Span(this.from, this.until);
	}

	/** After a page; {@code next} is null where it was the last one. */
	Walk after(int events, Kept kept, @Nullable String next) {
		List<String> names = Stream.of(this.named, kept.stored(), kept.refused())
			.flatMap(List::stream)
			.distinct()
			.limit(NAMED_MAX)
			.toList();
		return new Walk(this.from, this.until, next, next == null, this.listed + events,
				this.fetched + kept.stored().size(), this.refused + kept.refused().size(), names, 0, this.first);
	}

	/** The same page again: some of it is stored, the rest was not taken. */
	Walk again(Kept kept) {
		List<String> names = Stream.concat(this.named.stream(), kept.stored().stream()).limit(NAMED_MAX).toList();
		return new Walk(this.from, this.until, this.cursor, false, this.listed, this.fetched + kept.stored().size(),
				this.refused, names, this.tries + 1, this.first);
	}

}

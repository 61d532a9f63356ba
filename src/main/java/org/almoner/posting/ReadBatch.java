package org.almoner.posting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.almoner.books.Fact;
import org.almoner.event.GatewayEvent;
import org.almoner.gateway.Reading;

/**
 * A batch's events as their gateway reads them.
 *
 * @param facts what they say
 * @param ignored those that say nothing, with the reason, by event id
 * @param unreadable those that could not be read, by event id
 */
record ReadBatch(List<Fact> facts, Map<String, Reading.Ignored> ignored, Map<String, Failure> unreadable) {

	ReadBatch {
		facts = List.copyOf(facts);
		ignored = Collections.unmodifiableMap(ignored);
		unreadable = Collections.unmodifiableMap(unreadable);
	}

	/** Reads events one by one: one that can't be read fails alone. */
	static ReadBatch of(List<GatewayEvent> events, Function<GatewayEvent, Reading> reader) {
		List<Fact> facts = new ArrayList<>();
		Map<String, Reading.Ignored> ignored = new HashMap<>();
		Map<String, Failure> unreadable = new HashMap<>();
		for (GatewayEvent event : events) {
			try {
				switch (reader.apply(event)) {
					case Reading.Facts read -> facts.addAll(read.facts());
					case Reading.Ignored nothing -> ignored.put(event.eventId(), nothing);
				}
			}
			catch (RuntimeException ex) {
				unreadable.put(event.eventId(), unreadable(ex));
			}
		}
		return new ReadBatch(facts, ignored, unreadable);
	}

	/**
	 * The message of a parser may quote the payload, which is a donor's: only its class
	 * is told.
	 */
	private static Failure unreadable(RuntimeException ex) {
		String reason = "The event could not be read: " + ex.getClass().getSimpleName();
		StackTraceElement[] trace = ex.getStackTrace();
		return new Failure(false, "UNREADABLE", reason, reason + ((trace.length > 0) ? " at " + trace[0] : ""));
	}

	Optional<Reading.Ignored> ignored(String eventId) {
		return Optional.ofNullable(this.ignored.get(eventId));
	}

	Optional<Failure> unreadable(String eventId) {
		return Optional.ofNullable(this.unreadable.get(eventId));
	}

	/** What an admin should know of the ignored ones, by its kind. */
	Map<String, String> concerns() {
		Map<String, String> concerns = new HashMap<>();
		this.ignored.values().forEach((one) -> {
			String concern = one.concern();
			if (concern != null) {
				concerns.put(concern, one.reason());
			}
		});
		return concerns;
	}

}

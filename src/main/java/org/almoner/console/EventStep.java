package org.almoner.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.almoner.event.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A step of an event's way.
 *
 * @param tone good where it is done, warn where it is under way, bad where it failed
 * @param words what happened
 * @param at when, where that is known
 */
record EventStep(String tone, String words, @Nullable ShownMoment at) {

	static List<EventStep> of(StoredEvent event, ZoneId zone) {
		StoredEvent.Times times = event.times();
		List<EventStep> way = new ArrayList<>();
		way.add(done("The gateway made it", times.occurred(), zone));
		way.add(done("Almoner received it (" + event.origin().source() + ")", times.received(), zone));
		way.add(done("It was stored in Salesforce", times.stored(), zone));
		way.add(event.outcome().status().map((status) -> switch (status) {
			case RECEIVED -> new EventStep("warn", "It waits in its account's queue", null);
			case RETRYING -> new EventStep("warn", tried(event) + "; it waits for its next try", null);
			case PROCESSED, IGNORED, FAILED -> new EventStep("good", tried(event), null);
		}).orElseGet(() -> new EventStep("warn", tried(event), null)));
		Standing standing = Standing.of(event);
		way.add(new EventStep(standing.tone(), standing.label() + ": " + standing.meaning(),
				ShownMoment.ofNullable(times.settled(), zone)));
		return List.copyOf(way);
	}

	private static EventStep done(String words, @Nullable Instant at, ZoneId zone) {
		return new EventStep("good", words, ShownMoment.ofNullable(at, zone));
	}

	private static String tried(StoredEvent event) {
		int attempts = event.outcome().attempts();
		return switch (attempts) {
			case 0 -> "It was not tried yet";
			case 1 -> "The worker tried it once";
			default -> "The worker tried it " + attempts + " times";
		};
	}

}

package org.almoner.console;

import java.util.List;

import org.almoner.event.EventArchive;
import org.almoner.event.EventPage;
import org.almoner.event.EventQuery;
import org.almoner.event.StoredEvent;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stored events for an admin's script. */
@RestController
@ConditionalOnRole(Role.WEB)
class EventsApi {

	private final EventArchive events;

	EventsApi(EventArchive events) {
		this.events = events;
	}

	/**
	 * Some events, newest first.
	 *
	 * @param events in their order
	 * @param next the {@code after} of the next page, null for the last one
	 */
	record Events(List<Event> events, @Nullable String next) {
	}

	/** An event, without its payload. */
	record Event(String id, String account, String type, String objectType, String objectId, @Nullable String status,
			@Nullable String reason, int attempts, String storedAt, @Nullable String settledAt, String recordId) {

		static Event of(StoredEvent event) {
			StoredEvent.Times times = event.times();
			return new Event(event.eventId(), event.account().value(), event.type(), event.about().type(),
					event.about().id(), event.outcome().status().map((status) -> status.label()).orElse(null),
					event.outcome().reason(), event.outcome().attempts(), times.stored().toString(),
					(times.settled() == null) ? null : times.settled().toString(), event.id().value());
		}

	}

	@GetMapping("/api/events")
	Events list(@RequestParam(required = false) @Nullable String account,
			@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "" + EventQuery.LIMIT) String limit) {
		EventPage page = this.events
			.list(query(new EventFilter(null, account, status, type, null, null, after), limit));
		EventPage.Mark next = page.next();
		return new Events(page.events().stream().map(Event::of).toList(), (next == null) ? null : next.toString());
	}

	private static EventQuery query(EventFilter filter, String limit) {
		try {
			return filter.query(null, Integer.parseInt(limit));
		}
		catch (NumberFormatException ex) {
			throw BadBodyException.of("limit is a number from 1 to " + EventQuery.LIMIT_MAX + ".");
		}
		catch (IllegalArgumentException ex) {
			throw BadBodyException.of(ex.getMessage() + ".");
		}
	}

}

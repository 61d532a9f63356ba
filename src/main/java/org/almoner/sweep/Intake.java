package org.almoner.sweep;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import org.almoner.account.GatewayAccount;
import org.almoner.event.Arrival;
import org.almoner.event.FetchedEvents;
import org.almoner.event.FetchedEvents.Kept;
import org.almoner.event.NewGatewayEvent;
import org.almoner.gateway.ListedEvent;
import org.almoner.gateway.OpenedEvent;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what was listed and is not stored: into the org, then into the lane. */
final class Intake {

	private static final Logger log = LoggerFactory.getLogger(Intake.class);

	private final FetchedEvents events;

	private final Lanes lanes;

	private final InstantSource time;

	Intake(FetchedEvents events, Lanes lanes, InstantSource time) {
		this.events = events;
		this.lanes = lanes;
		this.time = time;
	}

	/**
	 * Stores those of a page that are missing.
	 * @return what became of those
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	Kept take(GatewayAccount account, List<ListedEvent> page, Arrival arrival) {
		Set<String> absent = this.events.absent(account.key(),
				page.stream().map((listed) -> listed.event().eventId()).toList());
		Kept kept = this.events.store(page.stream()
			.filter((listed) -> absent.contains(listed.event().eventId()))
			.map((listed) -> event(account, listed, arrival))
			.toList());
		if (!kept.stored().isEmpty()) {
			enqueue(account, kept.stored());
		}
		return kept;
	}

	private void enqueue(GatewayAccount account, List<String> ids) {
		try {
			this.lanes.enqueue(account.key().value(), ids);
		}
		catch (QueueException ex) {
			log.warn("{} fetched events of {} are stored and left to the sweep: {}", ids.size(), account.key(),
					ex.getMessage());
		}
	}

	private NewGatewayEvent event(GatewayAccount account, ListedEvent listed, Arrival arrival) {
		OpenedEvent event = listed.event();
		return new NewGatewayEvent(account, event.eventId(), event.type(), event.objectType(), event.objectId(),
				event.apiVersion(), event.liveMode(), event.occurredAt(), this.time.instant(),
				listed.body().getBytes(StandardCharsets.UTF_8), event.envelope(), arrival);
	}

}

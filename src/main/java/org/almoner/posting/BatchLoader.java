package org.almoner.posting;

import java.util.ArrayList;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.event.GatewayEvent;
import org.almoner.event.GatewayEvents;
import org.almoner.queue.LaneEntry;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.stereotype.Component;

/**
 * Loads the events of a lane's next entries, bounded in number and in size: what does not
 * fit stays unsettled and is the lane's next batch.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class BatchLoader {

	private static final int PART = 500;

	private static final long CHARACTERS_MAX = 16_000_000;

	private final GatewayEvents gatewayEvents;

	BatchLoader(GatewayEvents gatewayEvents) {
		this.gatewayEvents = gatewayEvents;
	}

	Batch load(AccountKey account, List<LaneEntry> entries) {
		List<GatewayEvent> events = new ArrayList<>();
		long characters = 0;
		int loaded = 0;
		while (loaded < entries.size() && characters < CHARACTERS_MAX) {
			int to = Math.min(loaded + PART, entries.size());
			List<GatewayEvent> part = this.gatewayEvents.load(account, Batch.references(entries.subList(loaded, to)));
			characters += part.stream().mapToLong((event) -> event.payload().length()).sum();
			events.addAll(part);
			loaded = to;
		}
		return new Batch(entries.subList(0, loaded), distinct(events));
	}

	/** An entry may be doubled across two parts. */
	private List<GatewayEvent> distinct(List<GatewayEvent> events) {
		return List.copyOf(new Batch(List.of(), events).byRecord().values());
	}

}

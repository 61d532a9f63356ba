package org.almoner.posting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.event.GatewayEvent;
import org.almoner.queue.LaneEntry;

/**
 * A part of a lane under way: its entries, and the stored events they refer to.
 *
 * @param entries the entries whose events were asked for
 * @param events the open events among them; settled ones are not there
 */
record Batch(List<LaneEntry> entries, List<GatewayEvent> events) {

	Batch {
		entries = List.copyOf(entries);
		events = List.copyOf(events);
	}

	/** The references of entries, each once, in their order. */
	static Set<String> references(Collection<LaneEntry> entries) {
		Set<String> references = new LinkedHashSet<>();
		entries.forEach((entry) -> references.add(entry.reference()));
		return references;
	}

	/** Events by their record, to find the event behind a settlement. */
	Map<String, GatewayEvent> byRecord() {
		Map<String, GatewayEvent> byRecord = new LinkedHashMap<>();
		this.events.forEach((event) -> byRecord.put(event.id().value(), event));
		return byRecord;
	}

}

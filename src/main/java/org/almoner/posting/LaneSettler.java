package org.almoner.posting;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.almoner.event.GatewayEvent;
import org.almoner.event.Settlement;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;

/**
 * Settles a lane's entries as their events ended: done, or later. What is not open any
 * more was settled by an earlier delivery and is done.
 */
final class LaneSettler {

	private final InstantSource time;

	private final RetryPolicy retries;

	LaneSettler(InstantSource time, RetryPolicy retries) {
		this.time = time;
		this.retries = retries;
	}

	/**
	 * Settles a batch.
	 * @param unwritten settlements that the org did not take: their events come again
	 */
	void settle(LaneLease lane, Batch batch, List<Settlement> settlements, Set<Settlement> unwritten) {
		Map<String, Integer> again = again(batch, settlements, unwritten);
		List<LaneEntry> done = new ArrayList<>();
		Map<Integer, List<LaneEntry>> later = new HashMap<>();
		batch.entries().forEach((entry) -> {
			Integer attempts = again.get(entry.reference());
			((attempts == null) ? done : later.computeIfAbsent(attempts, (key) -> new ArrayList<>())).add(entry);
		});
		Instant now = this.time.instant();
		later.forEach((attempts, entries) -> lane.later(once(entries),
				this.retries.next(now, attempts, ThreadLocalRandom.current())));
		later.values().forEach((entries) -> done.addAll(doubles(entries)));
		lane.acknowledge(done);
	}

	/** Events that come again, with their attempts so far. */
	private Map<String, Integer> again(Batch batch, List<Settlement> settlements, Set<Settlement> unwritten) {
		Map<String, GatewayEvent> events = batch.byRecord();
		Map<String, Integer> again = new HashMap<>();
		settlements.stream()
			.filter((settlement) -> settlement instanceof Settlement.Retrying || unwritten.contains(settlement))
			.forEach((settlement) -> {
				GatewayEvent event = events.get(settlement.id().value());
				if (event != null) {
					again.put(event.eventId(), settlement.attempts());
				}
			});
		return again;
	}

	/** Of several entries of one event one is enough. */
	private static Collection<LaneEntry> once(List<LaneEntry> entries) {
		Map<String, LaneEntry> first = new HashMap<>();
		entries.forEach((entry) -> first.putIfAbsent(entry.reference(), entry));
		return first.values();
	}

	private static List<LaneEntry> doubles(List<LaneEntry> entries) {
		Collection<LaneEntry> kept = once(entries);
		return entries.stream().filter((entry) -> !kept.contains(entry)).toList();
	}

}

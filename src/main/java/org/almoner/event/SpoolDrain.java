package org.almoner.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.event.StoreOutcome.Rejected;
import org.almoner.event.StoreOutcome.Stored;
import org.almoner.fault.Unforeseen;
import org.almoner.queue.Lanes;
import org.almoner.queue.QueueException;
import org.almoner.queue.Spool;
import org.almoner.queue.Spooled;
import org.almoner.salesforce.FailureKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events from the spool to the org and to their lanes. It may die at any point:
 * what is still in the spool is done again, and doing it again makes nothing twice.
 */
final class SpoolDrain {

	private static final Logger log = LoggerFactory.getLogger(SpoolDrain.class);

	private final Spool spool;

	private final SpoolEntries entries;

	private final GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> org;

	private final Lanes lanes;

	private final long bytesMax;

	SpoolDrain(Spool spool, SpoolEntries entries, GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> org, Lanes lanes,
			long bytesMax) {
		this.spool = spool;
		this.entries = entries;
		this.org = org;
		this.lanes = lanes;
		this.bytesMax = bytesMax;
	}

	/**
	 * What one round did.
	 *
	 * @param read entries that it looked at
	 * @param stored of these, those that the org has now
	 * @param aside of these, those that were set aside
	 */
	record Round(int read, int stored, int aside) {

		/** Whether the org took nothing of what it may yet take. */
		boolean isFailed() {
			return this.stored == 0 && this.aside < this.read;
		}

	}

	private record Waiting(Spooled entry, NewGatewayEvent event) {
	}

	/** A round's entries by what is to become of them. */
	private record Sorted(List<Waiting> stored, List<Spooled> aside) {
	}

	/**
	 * Brings the oldest entries.
	 * @param max how many at the most
	 * @throws QueueException when Redis does not answer: nothing is lost
	 */
	Round round(int max) {
		List<Spooled> unreadable = new ArrayList<>();
		Map<String, List<Waiting>> events = open(this.spool.oldest(max, this.bytesMax), unreadable);
		Sorted sorted = sort(events, carry(events));
		sorted.aside().addAll(unreadable);
		Map<AccountKey, List<String>> left = enqueue(references(sorted.stored()));
		this.spool.remove(sorted.stored().stream().map(Waiting::entry).toList());
		this.spool.setAside(sorted.aside());
		// a full Redis has room again by now
		enqueue(left).keySet().forEach((account) -> log.warn("Spooled events of {} are left to the sweep", account));
		int read = unreadable.size() + events.values().stream().mapToInt(List::size).sum();
		return new Round(read, sorted.stored().size(), sorted.aside().size());
	}

	/**
	 * The events by their key, for one may have come several times; as many as travel.
	 */
	private Map<String, List<Waiting>> open(List<Spooled> entries, List<Spooled> unreadable) {
		Map<String, List<Waiting>> events = new LinkedHashMap<>();
		long bytes = 0;
		for (Spooled entry : entries) {
			try {
				NewGatewayEvent event = this.entries.read(entry.entry());
				bytes += event.body().length;
				if (bytes > this.bytesMax && !events.isEmpty()) {
					return events;
				}
				events.computeIfAbsent(EventRows.key(event), (key) -> new ArrayList<>()).add(new Waiting(entry, event));
			}
			catch (UnreadableEntryException ex) {
				log.error("Entry {} of the spool is set aside: {}", entry.id(), ex.getMessage());
				unreadable.add(entry);
			}
		}
		return events;
	}

	private List<StoreOutcome> carry(Map<String, List<Waiting>> events) {
		List<NewGatewayEvent> each = events.values().stream().map((same) -> same.getFirst().event()).toList();
		if (each.isEmpty()) {
			return List.of();
		}
		try {
			return this.org.carry(each);
		}
		catch (RuntimeException ex) {
			// one event may break what carries it: it must not hold up the others for
			// ever
			log.error("Spooled events travel alone, for a call with all of them broke", Unforeseen.of(ex));
			return each.stream().map(this::carryAlone).toList();
		}
	}

	private StoreOutcome carryAlone(NewGatewayEvent event) {
		try {
			return this.org.carry(List.of(event)).getFirst();
		}
		catch (RuntimeException ex) {
			return new Rejected(FailureKind.INVALID, ex.getClass().getSimpleName(), Duration.ZERO);
		}
	}

	/**
	 * While the org takes others, what it refuses for a longer while makes way; while it
	 * takes nothing, all but what it will never take stays where it is.
	 */
	private static Sorted sort(Map<String, List<Waiting>> events, List<StoreOutcome> outcomes) {
		boolean takesOthers = outcomes.stream().anyMatch(Stored.class::isInstance);
		Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
		int index = 0;
		for (List<Waiting> same : events.values()) {
			StoreOutcome outcome = outcomes.get(index++);
			if (outcome instanceof Stored) {
				sorted.stored().addAll(same);
			}
			else if (outcome instanceof Rejected rejected && makesWay(rejected.kind(), takesOthers)) {
				NewGatewayEvent event = same.getFirst().event();
				log.error("Event {} of {} is set aside: {}", event.eventId(), event.account().key(), rejected.reason());
				same.forEach((waiting) -> sorted.aside().add(waiting.entry()));
			}
		}
		return sorted;
	}

	private static boolean makesWay(FailureKind kind, boolean takesOthers) {
		return switch (kind) {
			case INVALID, MISSING_PARENT, DUPLICATE -> true;
			case CONFIGURATION, UNKNOWN_OUTCOME, LIMIT -> takesOthers;
			case AWAY, LOCKED -> false;
		};
	}

	private static Map<AccountKey, List<String>> references(List<Waiting> stored) {
		Map<AccountKey, List<String>> references = new LinkedHashMap<>();
		stored.forEach(
				(waiting) -> references.computeIfAbsent(waiting.event().account().key(), (account) -> new ArrayList<>())
					.add(waiting.event().eventId()));
		return references;
	}

	/** Enqueues references; returns those that were not. */
	private Map<AccountKey, List<String>> enqueue(Map<AccountKey, List<String>> references) {
		Map<AccountKey, List<String>> left = new LinkedHashMap<>();
		references.forEach((account, events) -> {
			try {
				this.lanes.enqueue(account.value(), events);
			}
			catch (QueueException ex) {
				left.put(account, events);
			}
		});
		return left;
	}

}

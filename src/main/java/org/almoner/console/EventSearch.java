package org.almoner.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.event.EventQuery.Among;
import org.almoner.event.StoredEvent;
import org.almoner.posting.FoundRecords;
import org.almoner.posting.MirroredRecord;
import org.almoner.posting.RecordArchive;

/**
 * Finds events by an event's id, the gateway's id of an object, a gift, or a donor's
 * e-mail address: through the records that name them, and their provenance.
 */
final class EventSearch {

	private final RecordArchive records;

	EventSearch(RecordArchive records) {
		this.records = records;
	}

	/**
	 * What was found.
	 *
	 * @param among names the events
	 * @param records the gifts and transactions on the way
	 * @param partial whether there may be more
	 */
	record Found(Among among, List<MirroredRecord> records, boolean partial) {
	}

	Found find(Collection<AccountKey> accounts, String text) {
		FoundRecords found = this.records.search(accounts, text);
		Set<String> keys = new LinkedHashSet<>();
		Set<String> objects = new LinkedHashSet<>();
		if (text.contains(":")) {
			keys.add(text);
		}
		else if (!text.contains("@")) {
			accounts.forEach((account) -> keys.add(account.externalId(text)));
			objects.add(text);
		}
		keys.addAll(found.eventKeys());
		objects.addAll(found.objectIds());
		boolean cut = keys.size() > Among.MAX || objects.size() > Among.MAX;
		return new Found(new Among(first(keys), first(objects)), found.records(), cut || found.partial());
	}

	/** The gifts and transactions that a searched event, one of some, is about. */
	List<MirroredRecord> near(List<StoredEvent> events, String text) {
		return events.stream()
			.filter((event) -> event.eventId().equals(text) || event.account().externalId(event.eventId()).equals(text))
			.findFirst()
			.filter((event) -> !event.about().id().isBlank())
			.map((event) -> this.records.search(List.of(event.account()), event.about().id()).records())
			.orElse(List.of());
	}

	private static Set<String> first(Set<String> all) {
		List<String> some = new ArrayList<>(all);
		return Set.copyOf(some.subList(0, Math.min(some.size(), Among.MAX)));
	}

}

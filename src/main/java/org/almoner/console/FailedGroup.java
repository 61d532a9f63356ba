package org.almoner.console;

import java.time.ZoneOffset;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.almoner.event.ReplayableEvent;
import org.almoner.posting.Diagnosis;
import org.almoner.posting.FailureCause;

/**
 * The events of an account that failed for one cause.
 *
 * @param account the account's key
 * @param accountName what people call it
 * @param cause the cause
 * @param diagnosis what it means and what to do
 * @param all the events, those that came last first
 */
record FailedGroup(String account, String accountName, FailureCause cause, Diagnosis diagnosis,
		List<ReplayableEvent> all) {

	/** The most events that are listed one by one. */
	static final int LISTED_MAX = 50;

	private record Key(String account, FailureCause cause) {
	}

	/** Groups events, the largest group first. */
	static List<FailedGroup> of(List<ReplayableEvent> events, Map<String, String> names) {
		Collection<List<ReplayableEvent>> groups = events.stream()
			.collect(Collectors.groupingBy((event) -> new Key(event.account(), FailureCause.of(event.reason())),
					LinkedHashMap::new, Collectors.toList()))
			.values();
		return groups.stream()
			.map((group) -> of(names, group))
			.sorted(Comparator.comparingInt(FailedGroup::count).reversed())
			.toList();
	}

	private static FailedGroup of(Map<String, String> names, List<ReplayableEvent> group) {
		String account = group.getFirst().account();
		FailureCause cause = FailureCause.of(group.getFirst().reason());
		return new FailedGroup(account, names.getOrDefault(account, account), cause, Diagnosis.of(cause.text()), group);
	}

	/** How many they are. */
	public int count() {
		return this.all.size();
	}

	/** Those that are listed one by one. */
	public List<Listed> listed() {
		return this.all.stream().limit(LISTED_MAX).map(Listed::of).toList();
	}

	/** How many are not listed. */
	public int unlisted() {
		return Math.max(0, count() - LISTED_MAX);
	}

	/** When the first of them arrived. */
	public ShownMoment first() {
		return ShownMoment.of(this.all.stream().map(ReplayableEvent::receivedAt).min(Instant::compareTo).orElseThrow(),
				ZoneOffset.UTC);
	}

	/** When the last of them arrived. */
	public ShownMoment last() {
		return ShownMoment.of(this.all.stream().map(ReplayableEvent::receivedAt).max(Instant::compareTo).orElseThrow(),
				ZoneOffset.UTC);
	}

	/**
	 * An event in the list.
	 *
	 * @param eventId the gateway's id of the event
	 * @param type the gateway's event type
	 * @param reason why it failed
	 * @param receivedAt when it arrived
	 */
	record Listed(String eventId, String type, String reason, ShownMoment receivedAt) {

		static Listed of(ReplayableEvent event) {
			return new Listed(event.eventId(), event.type(), event.reason(),
					ShownMoment.of(event.receivedAt(), ZoneOffset.UTC));
		}

	}

}

package org.almoner.posting;

import java.util.List;
import java.util.Objects;

import org.almoner.account.AccountKey;
import org.almoner.event.EventFilter;
import org.almoner.event.ReplayableEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which of an account's events are to be replayed: some by their ids, else those of a
 * filter.
 *
 * @param account whose events
 * @param eventIds the gateway's ids; empty where the filter decides
 * @param filter which events
 * @param cause of the filtered ones only those that failed for this cause; null for all
 */
public record ReplayOrder(AccountKey account, List<String> eventIds, EventFilter filter, @Nullable String cause) {

	/** The most events that one order names by id. */
	public static final int NAMED_MAX = 500;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	public ReplayOrder {
		eventIds = List.copyOf(eventIds);
		if (eventIds.size() > NAMED_MAX) {
			throw new IllegalArgumentException("At most " + NAMED_MAX + " events can be named at once");
		}
	}

	/** Some events. */
	public static ReplayOrder of(AccountKey account, List<String> eventIds) {
		if (eventIds.isEmpty()) {
			throw new IllegalArgumentException("Name at least one event");
		}
		return new ReplayOrder(account, eventIds, EventFilter.ALL, null);
	}

	/** The events of a filter. */
	public static ReplayOrder of(AccountKey account, EventFilter filter) {
		return new ReplayOrder(account, List.of(), filter, null);
	}

	/** The failed events of a cause. */
	public static ReplayOrder of(AccountKey account, FailureCause cause) {
		return new ReplayOrder(account, List.of(), new EventFilter("Failed", null, null, null), cause.text());
	}

	/** The order of a job. */
	static ReplayOrder ofJson(String json) {
		return JSON.readValue(json, ReplayOrder.class);
	}

	/** As a job keeps it. */
	String json() {
		return JSON.writeValueAsString(this);
	}

	/** Whether its events are named by id. */
	public boolean isNamed() {
		return !this.eventIds.isEmpty();
	}

	/** Whether an event of the filter is meant. */
	boolean covers(ReplayableEvent event) {
		return this.cause == null || Objects.equals(this.cause, FailureCause.of(event.reason()).text());
	}

	/** The same without the ids, which nobody needs once all is done. */
	ReplayOrder withoutIds() {
		return new ReplayOrder(this.account, List.of(), this.filter, this.cause);
	}

}

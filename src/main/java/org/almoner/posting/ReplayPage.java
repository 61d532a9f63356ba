package org.almoner.posting;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of events, kept before the first of them is opened: those that are opened no
 * longer meet the order's filter, so whoever must do the page again, or to its end, could
 * not find them and would count them wrongly.
 *
 * @param events to be opened again
 * @param next the record after which the next page begins; null where this is the last
 */
record ReplayPage(List<Due> events, @Nullable String next) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	ReplayPage {
		events = List.copyOf(events);
	}

	/**
	 * An event that is to be opened again.
	 *
	 * @param record its Salesforce record
	 * @param eventId the gateway's id
	 */
	record Due(String record, String eventId) {
	}

	/** As a job keeps it. */
	static ReplayPage ofJson(String json) {
		return JSON.readValue(json, ReplayPage.class);
	}

	String json() {
		return JSON.writeValueAsString(this);
	}

}

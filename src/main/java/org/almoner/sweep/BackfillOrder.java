package org.almoner.sweep;

import java.time.Instant;

import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be fetched.
 *
 * @param since what was made at this moment or later
 * @param until what was made before this moment
 */
record BackfillOrder(Instant since, Instant until) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static BackfillOrder ofJson(String json) {
		return JSON.readValue(json, BackfillOrder.class);
	}

	String json() {
		return JSON.writeValueAsString(this);
	}

}

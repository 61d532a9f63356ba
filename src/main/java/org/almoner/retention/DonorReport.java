package org.almoner.retention;

import java.util.Collections;
import java.util.Map;

/**
 * What an erasure would do; nothing is written for it.
 *
 * @param account the key of the Gateway Account
 * @param events how many events would lose personal data, by their type
 * @param records how many records are related, by their object; what they show stays
 * @param partial whether there are more records than are looked through
 */
public record DonorReport(String account, Map<String, Long> events, Map<String, Long> records, boolean partial) {

	public DonorReport {
		events = Collections.unmodifiableMap(events);
		records = Collections.unmodifiableMap(records);
	}

	/** Of all types together. */
	public long eventsTotal() {
		return this.events.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Of all objects together. */
	public long recordsTotal() {
		return this.records.values().stream().mapToLong(Long::longValue).sum();
	}

}

package org.almoner.retention;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.books.Provenance;
import org.almoner.salesforce.RecordId;

/**
 * The records of a donor, and what names the events that tell of them.
 *
 * @param records the records
 * @param objectIds the gateway's ids of what they show
 * @param partial whether there are more records than were looked through
 */
record DonorData(List<Found> records, Set<String> objectIds, boolean partial) {

	/**
	 * A record of a donor.
	 *
	 * @param object its object's API name
	 * @param id its id
	 * @param provenance where its fields come from
	 */
	record Found(String object, RecordId id, Provenance provenance) {

		boolean isPersonal() {
			return !this.provenance.withoutPersonalData().equals(this.provenance);
		}

	}

	DonorData {
		records = List.copyOf(records);
		objectIds = Collections.unmodifiableSet(objectIds);
	}

	/** The ids of the events that the records show something of. */
	List<String> eventIds() {
		return this.records.stream()
			.flatMap((record) -> record.provenance().events().stream())
			.map((stamp) -> stamp.eventId())
			.distinct()
			.toList();
	}

	/** How many records there are, by object. */
	Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		this.records.forEach((record) -> counts.merge(record.object(), 1L, Long::sum));
		return counts;
	}

}

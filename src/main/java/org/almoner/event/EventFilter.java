package org.almoner.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/**
 * Which stored events are meant; what is null does not matter.
 *
 * @param status a value of {@code Status__c}
 * @param type the gateway's event type
 * @param since received at this moment or later
 * @param until received before this moment
 */
public record EventFilter(@Nullable String status, @Nullable String type, @Nullable Instant since,
		@Nullable Instant until) {

	/** The values of {@code Status__c}. */
	public static final Set<String> STATUSES = Set.of("Received", "Processed", "Ignored", "Retrying", "Failed");

	/** Every event. */
	public static final EventFilter ALL = new EventFilter(null, null, null, null);

	public EventFilter {
		if (status != null && !STATUSES.contains(status)) {
			throw new IllegalArgumentException("There is no such status of an event");
		}
	}

	/** The same, but nothing that is received from this moment on. */
	public EventFilter before(Instant moment) {
		boolean isEarlier = this.until != null && this.until.isBefore(moment);
		return isEarlier ? this : new EventFilter(this.status, this.type, this.since, moment);
	}

	/** Conditions of a query. */
	List<String> conditions() {
		List<String> conditions = new ArrayList<>();
		if (this.status != null) {
			conditions.add("Status__c = " + Soql.literal(this.status));
		}
		if (this.type != null) {
			conditions.add("Event_Type__c = " + Soql.literal(this.type));
		}
		if (this.since != null) {
			conditions.add("Received_At__c >= " + moment(this.since));
		}
		if (this.until != null) {
			conditions.add("Received_At__c < " + moment(this.until));
		}
		return conditions;
	}

	/** The org keeps no more than whole seconds. */
	private static Instant moment(Instant moment) {
		return Instant.ofEpochSecond(moment.getEpochSecond());
	}

}

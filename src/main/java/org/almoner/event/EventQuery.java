package org.almoner.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/**
 * Which stored events to list, newest first by when the org had them.
 *
 * @param account whose, null for all
 * @param status where they stand, null for any
 * @param type their exact type, null for any
 * @param since stored at this time or later, null for any
 * @param until stored before this time, null for any
 * @param among only these, null for all
 * @param after where the page before ended, null for the first
 * @param limit how many at the most, from 1 to {@value #LIMIT_MAX}
 */
public record EventQuery(@Nullable AccountKey account, @Nullable EventStatus status, @Nullable String type,
		@Nullable Instant since, @Nullable Instant until, @Nullable Among among, EventPage.@Nullable Mark after,
		int limit) {

	/** The most events of a page. */
	public static final int LIMIT_MAX = 1_000;

	/** How many events a page has where nobody says. */
	public static final int LIMIT = 100;

	public EventQuery {
		if (limit < 1 || limit > LIMIT_MAX) {
			throw new IllegalArgumentException("limit is a number from 1 to " + LIMIT_MAX);
		}
	}

	/** All events, the newest first. */
	public static EventQuery newest(int limit) {
		return new EventQuery(null, null, null, null, null, null, null, limit);
	}

	/**
	 * Events by what names them: those that any of the sets names.
	 *
	 * @param keys their external ids, at most {@value #MAX}
	 * @param objectIds the gateway's objects that they tell of, at most {@value #MAX}
	 */
	public record Among(Set<String> keys, Set<String> objectIds) {

		/** The most names of a kind. */
		public static final int MAX = 400;

		public Among {
			if (keys.size() > MAX || objectIds.size() > MAX) {
				throw new IllegalArgumentException("More than " + MAX + " names are too long for a query");
			}
			keys = Set.copyOf(keys);
			objectIds = Set.copyOf(objectIds);
		}

		boolean isEmpty() {
			return this.keys.isEmpty() && this.objectIds.isEmpty();
		}

		private String condition() {
			List<String> either = new ArrayList<>();
			if (!this.keys.isEmpty()) {
				either.add(Soql.in(EventRows.KEY, this.keys));
			}
			if (!this.objectIds.isEmpty()) {
				either.add(Soql.in("Object_Id__c", this.objectIds));
			}
			return "(" + String.join(" OR ", either) + ")";
		}

	}

	/** Whether nothing can be found. */
	boolean isVoid() {
		return this.among != null && this.among.isEmpty();
	}

	/** One more than a page holds, so that it is known whether another follows. */
	String soql() {
		List<String> conditions = conditions();
		return "SELECT " + StoredEvent.COLUMNS + " FROM " + EventRows.TYPE
				+ (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
				+ " ORDER BY CreatedDate DESC, Id DESC LIMIT " + (this.limit + 1);
	}

	private List<String> conditions() {
		List<String> conditions = new ArrayList<>();
		if (this.account != null) {
			conditions.add(OfAccount.condition(this.account));
		}
		if (this.status != null) {
			conditions.add("Status__c = " + Soql.literal(this.status.label()));
		}
		if (this.type != null) {
			conditions.add("Event_Type__c = " + Soql.literal(this.type));
		}
		if (this.since != null) {
			conditions.add("CreatedDate >= " + this.since.truncatedTo(ChronoUnit.SECONDS));
		}
		if (this.until != null) {
			conditions.add("CreatedDate < " + this.until.truncatedTo(ChronoUnit.SECONDS));
		}
		if (this.among != null) {
			conditions.add(this.among.condition());
		}
		if (this.after != null) {
			conditions.add(this.after.condition());
		}
		return conditions;
	}

}

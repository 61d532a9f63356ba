package org.almoner.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.event.EventPage;
import org.almoner.event.EventQuery;
import org.almoner.event.EventStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an admin asked the list of events for, as text.
 *
 * @param q what to search for
 * @param account an account's key
 * @param status a status
 * @param type an event type
 * @param since a day in UTC, from its beginning
 * @param until a day in UTC, to its end
 * @param after where the page before ended
 */
record EventFilter(@Nullable String q, @Nullable String account, @Nullable String status, @Nullable String type,
		@Nullable String since, @Nullable String until, @Nullable String after) {

	private static final int LONGEST = 255;

	/** What is searched for, if anything. */
	Optional<String> search() {
		return given(this.q);
	}

	/** Whether it tells of a person, and so must stand in no address. */
	public boolean isPersonal() {
		return this.q != null && this.q.contains("@");
	}

	/** The address of the list that meets it. */
	String address() {
		UriComponentsBuilder list = UriComponentsBuilder.fromPath("/admin/events");
		Map<String, Object> values = new HashMap<>();
		Map<String, @Nullable String> all = new LinkedHashMap<>();
		all.put("q", this.q);
		all.put("account", this.account);
		all.put("status", this.status);
		all.put("type", this.type);
		all.put("since", this.since);
		all.put("until", this.until);
		all.put("after", this.after);
		all.forEach((name, value) -> {
			if (value != null && !value.isBlank()) {
				list.queryParam(name, "{" + name + "}");
				values.put(name, value.strip());
			}
		});
		return list.encode().buildAndExpand(values).toUriString();
	}

	Optional<AccountKey> accountKey() {
		return given(this.account).map((key) -> {
			if (!AccountKey.matches(key)) {
				throw new IllegalArgumentException("account is the key of a Gateway Account");
			}
			return new AccountKey(key);
		});
	}

	/**
	 * The question to the archive.
	 * @throws IllegalArgumentException with a sentence, if a value is none
	 */
	EventQuery query(EventQuery.@Nullable Among among, int limit) {
		return new EventQuery(accountKey().orElse(null), given(this.status).map(EventFilter::status).orElse(null),
				given(this.type).orElse(null), given(this.since).map((day) -> start(day, 0)).orElse(null),
				given(this.until).map((day) -> start(day, 1)).orElse(null), among,
				given(this.after).map(EventPage.Mark::parse).orElse(null), limit);
	}

	private static EventStatus status(String label) {
		return EventStatus.of(label)
			.orElseThrow(() -> new IllegalArgumentException(
					"status is one of Received, Processed, Ignored, Retrying, Failed"));
	}

	private static Instant start(String day, int later) {
		try {
			return LocalDate.parse(day).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("A day is written like 2026-11-21", ex);
		}
	}

	private static Optional<String> given(@Nullable String text) {
		return Optional.ofNullable(text).map(String::strip).filter((one) -> !one.isEmpty()).map((one) -> {
			if (one.length() > LONGEST) {
				throw new IllegalArgumentException("That is longer than anything it could be compared with");
			}
			return one;
		});
	}

}

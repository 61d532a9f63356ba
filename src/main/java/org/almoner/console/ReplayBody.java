package org.almoner.console;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import org.almoner.account.AccountKey;
import org.almoner.event.EventFilter;
import org.almoner.posting.ReplayOrder;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants replayed.
 *
 * @param order which events
 * @param dryRun whether only to tell what would change
 */
record ReplayBody(ReplayOrder order, boolean dryRun) {

	private static final Set<String> FIELDS = Set.of("account", "events", "status", "type", "since", "until", "dryRun");

	private static final List<String> FILTERS = List.of("status", "type", "since", "until");

	private static final int WORD = 100;

	private static final int EVENT_ID = 255;

	static ReplayBody read(HttpServletRequest request) throws IOException {
		JsonBody body = JsonBody.of(request, FIELDS);
		String account = account(body);
		List<String> events = body.texts("events", ReplayOrder.NAMED_MAX, EVENT_ID);
		EventFilter filter = filter(body);
		boolean dryRun = body.optionalFlag("dryRun");
		if (!events.isEmpty() && !filter.equals(EventFilter.ALL)) {
			body.wrong("events", "can't be given together with " + String.join(", ", FILTERS));
		}
		body.check();
		AccountKey key = new AccountKey(account);
		return new ReplayBody(events.isEmpty() ? ReplayOrder.of(key, filter) : ReplayOrder.of(key, events), dryRun);
	}

	private static String account(JsonBody body) {
		String account = body.text("account", WORD);
		if (account == null || !AccountKey.matches(account)) {
			body.wrong("account", "must be the key of a Gateway Account");
			return "";
		}
		return account;
	}

	private static EventFilter filter(JsonBody body) {
		String status = status(body);
		Instant since = body.moment("since");
		Instant until = body.moment("until");
		if (since != null && until != null && !since.isBefore(until)) {
			body.wrong("until", "must be after since");
		}
		return new EventFilter(status, body.text("type", WORD), since, until);
	}

	private static @Nullable String status(JsonBody body) {
		String status = body.text("status", WORD);
		if (status == null) {
			return null;
		}
		String known = EventFilter.STATUSES.stream().filter(status::equalsIgnoreCase).findFirst().orElse(null);
		if (known == null) {
			body.wrong("status", "must be one of " + String.join(", ", new TreeSet<>(EventFilter.STATUSES)));
		}
		return known;
	}

}

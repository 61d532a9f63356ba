package org.almoner.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stored events that are open (Received or Retrying), page by page in the order of
 * their records: what is to be put into the lanes again. Each page is one query and
 * throws {@link org.almoner.salesforce.SalesforceException} if the org did not answer.
 */
@Component
public class UnsettledEvents {

	private static final String SELECT = "SELECT Id, Gateway_Key__c FROM Gateway_Event__c WHERE ";

	private static final String IS_OPEN = Soql.in("Status__c", EventRows.OPEN);

	private final SalesforceOperations salesforce;

	private final InstantSource time;

	UnsettledEvents(SalesforceOperations salesforce, InstantSource time) {
		this.salesforce = salesforce;
		this.time = time;
	}

	/**
	 * Events, and where it goes on.
	 *
	 * @param next the last record of the page; null where there is no further page
	 */
	public record Page(List<UnsettledEvent> events, @Nullable RecordId next) {

		public Page {
			events = List.copyOf(events);
		}

	}

	/**
	 * The open events of all accounts.
	 * @param after the last record of the page before; null for the first
	 * @param limit how many at the most
	 */
	public Page all(@Nullable RecordId after, int limit) {
		return page(IS_OPEN, after, limit);
	}

	/**
	 * The open events of an account that nobody touched for long: their reference may be
	 * lost with Redis.
	 * @param olderThan how long; more than the longest wait between two tries
	 * @param after the last record of the page before; null for the first
	 * @param limit how many at the most
	 */
	public Page stale(AccountKey account, Duration olderThan, @Nullable RecordId after, int limit) {
		Instant before = this.time.instant().minus(olderThan).truncatedTo(ChronoUnit.SECONDS);
		return page(OfAccount.condition(account) + " AND " + IS_OPEN + " AND LastModifiedDate < " + before, after,
				limit);
	}

	private Page page(String condition, @Nullable RecordId after, int limit) {
		String following = (after == null) ? "" : " AND Id > " + Soql.literal(after.value());
		List<Row> rows = this.salesforce.query(SELECT + condition + following + " ORDER BY Id LIMIT " + limit);
		return new Page(rows.stream().map(UnsettledEvents::event).flatMap(Optional::stream).toList(),
				(rows.size() < limit) ? null : rows.getLast().requiredId());
	}

	/** Empty for a row that people made without a key of ours. */
	private static Optional<UnsettledEvent> event(Row row) {
		String key = row.text(EventRows.KEY).orElse("");
		int colon = key.indexOf(':');
		if (colon < 0 || colon == key.length() - 1 || !AccountKey.matches(key.substring(0, colon))) {
			return Optional.empty();
		}
		return Optional.of(new UnsettledEvent(row.requiredId(), new AccountKey(key.substring(0, colon)),
				key.substring(colon + 1)));
	}

}

package org.almoner.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.account.OfAccount;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored events of any status: to find, to read again, and to open again. All methods
 * that ask throw {@link org.almoner.salesforce.SalesforceException} if the org did not
 * answer.
 */
@Component
public class ReplayableEvents {

	private static final String SELECT = "SELECT Id, Event_Id__c, Event_Type__c, Status__c, Status_Reason__c, "
			+ "Received_At__c, Gateway_Account__r.Gateway_Key__c FROM Gateway_Event__c WHERE ";

	private final SalesforceOperations salesforce;

	private final OpenEvents payloads;

	ReplayableEvents(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
		this.payloads = new OpenEvents(salesforce, new OverflowFiles(salesforce));
	}

	/**
	 * A page of an account's events, in the order of their records.
	 * @param after the last record of the page before; null for the first
	 * @param limit how many at the most
	 */
	public List<ReplayableEvent> find(AccountKey account, EventFilter filter, @Nullable RecordId after, int limit) {
		List<String> conditions = conditions(account, filter);
		if (after != null) {
			conditions.add("Id > " + Soql.literal(after.value()));
		}
		return query(SELECT + String.join(" AND ", conditions) + " ORDER BY Id LIMIT " + limit);
	}

	/** How many of an account's events a filter means. */
	public long count(AccountKey account, EventFilter filter) {
		List<Row> counted = this.salesforce.query("SELECT COUNT(Id) total FROM Gateway_Event__c WHERE "
				+ String.join(" AND ", conditions(account, filter)));
		return counted.stream()
			.findFirst()
			.flatMap((row) -> row.number("total"))
			.map((all) -> all.longValue())
			.orElse(0L);
	}

	private static List<String> conditions(AccountKey account, EventFilter filter) {
		List<String> conditions = new ArrayList<>();
		conditions.add(OfAccount.condition(account));
		conditions.addAll(filter.conditions());
		return conditions;
	}

	/** Those events of an account that there are. */
	public List<ReplayableEvent> named(AccountKey account, Collection<String> eventIds) {
		List<String> keys = new LinkedHashSet<>(eventIds).stream().map(account::externalId).toList();
		return Soql.parts(keys)
			.stream()
			.flatMap((part) -> query(SELECT + Soql.in(EventRows.KEY, part)).stream())
			.toList();
	}

	/** The failed events of all accounts, those that came last first. */
	public List<ReplayableEvent> failed(int limit) {
		return query(SELECT + "Status__c = 'Failed' ORDER BY Received_At__c DESC LIMIT " + limit);
	}

	/** Events with their payloads, whatever their status. */
	public List<GatewayEvent> load(AccountKey account, Collection<String> eventIds) {
		return this.payloads.loadAny(account, eventIds);
	}

	/**
	 * Makes events as if they had just been received, so that they are worked again. To
	 * be called by whoever has the account's lane: nobody else settles them meanwhile.
	 * @return one outcome for each, in their order
	 */
	public List<SaveOutcome> reopen(List<RecordId> events) {
		return this.salesforce.update(events.stream().map(ReplayableEvents::opened).toList());
	}

	private static Row opened(RecordId event) {
		return Row.of(EventRows.TYPE, event)
			.with("Status__c", "Received")
			.with("Status_Reason__c", null)
			.with("Error__c", null)
			.with("Attempts__c", 0)
			.with("Processed_At__c", null);
	}

	private List<ReplayableEvent> query(String soql) {
		return this.salesforce.query(soql).stream().map(ReplayableEvents::event).toList();
	}

	private static ReplayableEvent event(Row row) {
		return new ReplayableEvent(row.requiredId(), row.text("Gateway_Account__r.Gateway_Key__c").orElse(""),
				row.text("Event_Id__c").orElse(""), row.text("Event_Type__c").orElse(""),
				row.text("Status__c").orElse(""), row.text("Status_Reason__c").orElse(""),
				row.moment("Received_At__c").orElse(Instant.EPOCH));
	}

}

package org.almoner.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/** Lets the org count. */
@Component
final class SalesforceEventTallies implements EventTallies {

	private static final String FAILED = "Failed";

	private final SalesforceOperations salesforce;

	SalesforceEventTallies(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	@Override
	public Map<AccountKey, Tally> byAccount() {
		Map<AccountKey, Tally> tallies = new HashMap<>();
		List<String> statuses = List.of(EventRows.OPEN.get(0), EventRows.OPEN.get(1), FAILED);
		this.salesforce
			.query("SELECT Gateway_Account__r.Gateway_Key__c, Status__c, COUNT(Id) events FROM Gateway_Event__c WHERE "
					+ Soql.in("Status__c", statuses) + " GROUP BY Gateway_Account__r.Gateway_Key__c, Status__c")
			.forEach((row) -> row.text(EventRows.KEY)
				.filter(AccountKey::matches)
				.ifPresent((key) -> tallies.merge(new AccountKey(key), tally(row), Tally::plus)));
		return tallies;
	}

	private static Tally tally(Row row) {
		long events = row.number("events").map((number) -> number.longValue()).orElse(0L);
		boolean failed = FAILED.equals(row.text("Status__c").orElse(""));
		return failed ? new Tally(0, events) : new Tally(events, 0);
	}

}

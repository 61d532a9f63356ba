package org.almoner.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.event.StoreOutcome.Rejected;
import org.almoner.event.StoreOutcome.Stored;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.Soql;
import org.springframework.stereotype.Component;

/**
 * Events that were fetched from a gateway: which of them the org lacks, and the storing
 * of those, in the same way as the door's. They never wait in the spool: what can't be
 * stored now is fetched again.
 */
@Component
public class FetchedEvents {

	/** The most keys of a question, and rows of a call. */
	private static final int AT_ONCE = 200;

	private final SalesforceOperations salesforce;

	private final EventWriter writer;

	FetchedEvents(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
		this.writer = new EventWriter(salesforce, new OverflowFiles(salesforce));
	}

	/**
	 * What became of events that were to be stored.
	 *
	 * @param stored the ids of those that were not there
	 * @param refused the ids of those that the org did not take
	 * @param problem why it did not, in words; empty where it took all
	 */
	public record Kept(List<String> stored, List<String> refused, String problem) {

		public Kept {
			stored = List.copyOf(stored);
			refused = List.copyOf(refused);
		}

	}

	/**
	 * Those of an account's events that the org does not have whole. One whose payload is
	 * to be in a file is named too while it is open, as the file may be missing.
	 * @throws org.almoner.salesforce.SalesforceException if the org did not answer
	 */
	public Set<String> absent(AccountKey account, Collection<String> eventIds) {
		Set<String> absent = new LinkedHashSet<>(eventIds);
		for (List<String> ids : Chunks.of(List.copyOf(absent), AT_ONCE)) {
			List<String> keys = ids.stream().map(account::externalId).toList();
			this.salesforce
				.query("SELECT Id, Event_Id__c, Status__c, Payload_Overflow__c FROM Gateway_Event__c WHERE "
						+ Soql.in(EventRows.KEY, keys))
				.stream()
				.filter((row) -> !mayLackItsFile(row))
				.forEach((row) -> row.text("Event_Id__c").ifPresent(absent::remove));
		}
		return absent;
	}

	private static boolean mayLackItsFile(Row row) {
		return row.flag(EventRows.OVERFLOW) && EventRows.OPEN.contains(row.text("Status__c").orElse(""));
	}

	/** Stores events. One that is there by now is as good as stored, and not named. */
	public Kept store(List<NewGatewayEvent> events) {
		List<String> stored = new ArrayList<>();
		List<String> refused = new ArrayList<>();
		Set<String> problems = new HashSet<>();
		for (List<NewGatewayEvent> some : Chunks.of(events, AT_ONCE)) {
			List<StoreOutcome> outcomes = this.writer.carry(some);
			for (int index = 0; index < some.size(); index++) {
				String id = some.get(index).eventId();
				switch (outcomes.get(index)) {
					case Stored kept when kept.duplicate() -> {
					}
					case Stored kept -> stored.add(id);
					case Rejected no -> {
						refused.add(id);
						problems.add(no.reason());
					}
				}
			}
		}
		return new Kept(stored, refused, String.join("; ", problems));
	}

}

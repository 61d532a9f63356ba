package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.event.GatewayEvent;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes on each account when its gateway last said something, but not oftener than every
 * few minutes: it costs a call.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class LastEvents {

	private static final Logger log = LoggerFactory.getLogger(LastEvents.class);

	private static final Duration PACE = Duration.ofMinutes(5);

	private final Map<AccountKey, Instant> noted = new ConcurrentHashMap<>();

	private final SalesforceOperations salesforce;

	LastEvents(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	void note(GatewayAccount account, Batch batch) {
		batch.events()
			.stream()
			.map(GatewayEvent::occurredAt)
			.max(Instant::compareTo)
			.filter((newest) -> newest.isAfter(this.noted.getOrDefault(account.key(), Instant.EPOCH).plus(PACE)))
			.ifPresent((newest) -> write(account, newest));
	}

	private void write(GatewayAccount account, Instant newest) {
		Row row = Row.of("Gateway_Account__c", account.id()).with("Last_Event_At__c", newest);
		if (this.salesforce.update(List.of(row)).getFirst() instanceof SaveOutcome.Saved) {
			this.noted.put(account.key(), newest);
		}
		else {
			log.info("The last event of account {} could not be noted", account.key());
		}
	}

}

package org.almoner.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Until when each account's events are known to be complete. Methods throw
 * {@link org.almoner.salesforce.SalesforceException} when the org did not answer or take
 * it.
 */
@Component
public class AccountSweeps {

	private static final String SWEPT = "Swept_Until__c";

	private final SalesforceOperations salesforce;

	AccountSweeps(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/**
	 * How far an account is compared with its gateway.
	 *
	 * @param createdAt since when the org has the account
	 * @param until all events before are stored; null before the first sweep
	 */
	public record Swept(Instant createdAt, @Nullable Instant until) {
	}

	/** How far each account is. */
	public Map<AccountKey, Swept> all() {
		Map<AccountKey, Swept> all = new HashMap<>();
		this.salesforce.query("SELECT Id, Gateway_Key__c, CreatedDate, " + SWEPT + " FROM Gateway_Account__c")
			.forEach((row) -> AccountRows.key(row)
				.ifPresent((key) -> all.put(key,
						new Swept(row.moment("CreatedDate").orElse(Instant.EPOCH), row.moment(SWEPT).orElse(null)))));
		return all;
	}

	/** Notes that all of an account's events before a moment are stored. */
	public void note(GatewayAccount account, Instant until) {
		Row row = Row.of(AccountRows.TYPE, account.id()).with(SWEPT, until.truncatedTo(ChronoUnit.SECONDS));
		if (this.salesforce.update(List.of(row)).getFirst() instanceof Refused refused) {
			throw AccountChanges.notTaken(refused);
		}
	}

}

package org.almoner.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.almoner.account.AccountKey;
import org.almoner.salesforce.Row;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.salesforce.SaveOutcome.Refused;
import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long the payloads of a Gateway Account keep personal data. Each question is one
 * call to the org and throws {@link SalesforceException} when it did not answer.
 */
@Component
public class RetentionTerms {

	/**
	 * Fewer days are not possible: Stripe lists its events for 30 days, and until then an
	 * event that is fetched again would come whole.
	 * @see <a href="https://docs.stripe.com/api/events/list">List all events</a>
	 */
	public static final int DAYS_MIN = 35;

	/** What the field in the org holds. */
	public static final int DAYS_MAX = 9_999;

	private static final String TYPE = "Gateway_Account__c";

	private static final String KEY = "Gateway_Key__c";

	private static final String DAYS = "Payload_Retention_Days__c";

	private final SalesforceOperations salesforce;

	RetentionTerms(SalesforceOperations salesforce) {
		this.salesforce = salesforce;
	}

	/** Whether a number of days can be kept. */
	public static boolean isPossible(int days) {
		return days >= DAYS_MIN && days <= DAYS_MAX;
	}

	/** The days of an account; empty where personal data is kept for ever. */
	public Optional<Integer> of(AccountKey account) {
		return Optional.ofNullable(ask(" AND " + condition(account)).get(account));
	}

	/** The days of all accounts that do not keep personal data for ever. */
	public Map<AccountKey, Integer> all() {
		return ask("");
	}

	private Map<AccountKey, Integer> ask(String condition) {
		return this.salesforce
			.query("SELECT Id, " + KEY + ", " + DAYS + " FROM " + TYPE + " WHERE " + DAYS + " != null" + condition)
			.stream()
			.filter((row) -> row.text(KEY).filter(AccountKey::matches).isPresent())
			.collect(Collectors.toMap((row) -> new AccountKey(row.text(KEY).orElseThrow()), RetentionTerms::days));
	}

	/** What people typed into the org may be too few. */
	private static int days(Row row) {
		return Math.max(DAYS_MIN, row.number(DAYS).orElseThrow().intValue());
	}

	/**
	 * Sets the days of an account.
	 * @param days from {@value #DAYS_MIN} to {@value #DAYS_MAX}; null for ever
	 */
	public void set(AccountKey account, @Nullable Integer days) {
		if (days != null && !isPossible(days)) {
			throw new IllegalArgumentException("Payloads keep personal data for " + DAYS_MIN + " days or more");
		}
		List<Row> changes = this.salesforce.query("SELECT Id FROM " + TYPE + " WHERE " + condition(account))
			.stream()
			.map((row) -> Row.of(TYPE, row.requiredId()).with(DAYS, days))
			.toList();
		this.salesforce.update(changes).forEach((outcome) -> {
			if (outcome instanceof Refused no) {
				throw new SalesforceException(no.kind(), no.code(),
						"Salesforce did not take the Gateway Account (" + no.code() + ")", null);
			}
		});
	}

	private static String condition(AccountKey account) {
		return KEY + " = " + Soql.literal(account.value());
	}

}

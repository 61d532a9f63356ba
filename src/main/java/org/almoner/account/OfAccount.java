package org.almoner.account;

import org.almoner.salesforce.Soql;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a query that a record belongs to an account, by its lookup
 * {@code Gateway_Account__c}.
 */
public final class OfAccount {

	private OfAccount() {
	}

	/** The condition alone. */
	public static String condition(AccountKey account) {
		return "Gateway_Account__r." + AccountRows.KEY + " = " + Soql.literal(account.value());
	}

	/**
	 * The condition as a further one of several.
	 * @param account of one account only; null for all, which is no condition
	 */
	public static String and(@Nullable AccountKey account) {
		return (account == null) ? "" : " AND " + condition(account);
	}

}

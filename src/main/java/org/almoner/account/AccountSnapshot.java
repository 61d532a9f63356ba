package org.almoner.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.AccountCopies.Copy;
import org.almoner.salesforce.Row;
import org.jspecify.annotations.Nullable;

/**
 * All accounts as the org had them at a moment.
 *
 * @param rows every account's row by key
 * @param accounts those that can be worked with
 * @param readAt when the org was asked
 */
record AccountSnapshot(Map<AccountKey, Row> rows, Map<AccountKey, GatewayAccount> accounts, Instant readAt) {

	AccountSnapshot {
		rows = Map.copyOf(rows);
		accounts = Map.copyOf(accounts);
	}

	boolean has(AccountKey key) {
		return this.rows.containsKey(key);
	}

	boolean isActive(AccountKey key) {
		return account(key).filter(GatewayAccount::isActive).isPresent();
	}

	Optional<GatewayAccount> account(AccountKey key) {
		return Optional.ofNullable(this.accounts.get(key));
	}

	AccountSnapshot with(AccountKey key, Row row, GatewayAccount account) {
		Map<AccountKey, Row> moreRows = new HashMap<>(this.rows);
		moreRows.put(key, row);
		Map<AccountKey, GatewayAccount> moreAccounts = new HashMap<>(this.accounts);
		moreAccounts.put(key, account);
		return new AccountSnapshot(moreRows, moreAccounts, this.readAt);
	}

	AccountSnapshot without(AccountKey key) {
		Map<AccountKey, Row> fewerRows = new HashMap<>(this.rows);
		fewerRows.remove(key);
		Map<AccountKey, GatewayAccount> fewerAccounts = new HashMap<>(this.accounts);
		fewerAccounts.remove(key);
		return new AccountSnapshot(fewerRows, fewerAccounts, this.readAt);
	}

	void shareChangesSince(@Nullable AccountSnapshot before, AccountCopies copies) {
		this.rows.forEach((key, row) -> {
			if (before == null || !row.equals(before.rows.get(key))) {
				copies.put(key, new Copy(row, this.readAt));
			}
		});
		copies.retain(this.rows.keySet(), this.readAt);
	}

}

package org.almoner.console;

import java.util.Optional;

import org.almoner.account.AccountException;
import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccount;
import org.almoner.account.GatewayAccounts;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.almoner.salesforce.SalesforceException;
import org.springframework.stereotype.Component;

/** Finds the account that a page is about. */
@Component
@ConditionalOnRole(Role.WEB)
class PageAccounts {

	private final GatewayAccounts accounts;

	PageAccounts(GatewayAccounts accounts) {
		this.accounts = accounts;
	}

	/**
	 * The account of the key in a page's path, as the org has it now.
	 * @throws NotFoundException when there is none
	 */
	GatewayAccount require(String key) {
		return this.accounts.find(key(key))
			.orElseThrow(() -> new NotFoundException("There is no Gateway Account of that key, "
					+ "or its credentials can't be opened with this ALMONER_SECRET_KEY."));
	}

	/**
	 * As {@link #require}; while the org is away, an account that takes events as it was
	 * known last, for pages that tell of more than the org.
	 * @throws SalesforceException when the org is away and nothing is known of it here
	 */
	GatewayAccount known(String key) {
		try {
			return require(key);
		}
		catch (SalesforceException ex) {
			return remembered(key(key)).orElseThrow(() -> ex);
		}
	}

	private Optional<GatewayAccount> remembered(AccountKey key) {
		try {
			return Optional.of(this.accounts.active(key));
		}
		catch (AccountException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The key in a page's path, where nothing else of the account is needed.
	 * @throws NotFoundException when it has not the shape of one
	 */
	static AccountKey key(String key) {
		if (!AccountKey.matches(key)) {
			throw new NotFoundException("There is no Gateway Account of that key.");
		}
		return new AccountKey(key);
	}

}

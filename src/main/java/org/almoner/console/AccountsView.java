package org.almoner.console;

import java.util.List;

import org.almoner.account.UnreadableAccount;

/** All accounts, those that can't be worked with apart. */
record AccountsView(List<AccountView> accounts, List<Unreadable> unreadable) {

	/** An account that can't be worked with, and why. */
	record Unreadable(String key, String name, String problem) {

		static Unreadable of(UnreadableAccount account) {
			return new Unreadable(account.key().value(), account.name(), account.problem());
		}

	}

}

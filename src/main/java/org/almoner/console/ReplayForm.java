package org.almoner.console;

import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.posting.FailureCause;
import org.almoner.posting.ReplayOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which events an admin chose on a page.
 *
 * @param account the key of the Gateway Account
 * @param event the ids of those that are ticked
 * @param cause the cause whose events were listed; null where there was no list
 * @param all whether all of the cause are meant, ticked or not
 */
record ReplayForm(@Nullable String account, @Nullable List<String> event, @Nullable String cause,
		@Nullable Boolean all) {

	private static final int CAUSE = 255;

	/**
	 * The order behind the choice.
	 * @throws BadBodyException when nothing was chosen, or not from one of our pages
	 */
	ReplayOrder order() {
		if (this.account == null || !AccountKey.matches(this.account)) {
			throw BadBodyException.of("There is no Gateway Account of that key.");
		}
		AccountKey key = new AccountKey(this.account);
		if (Boolean.TRUE.equals(this.all) && this.cause != null && this.cause.length() <= CAUSE) {
			return ReplayOrder.of(key, new FailureCause(this.cause));
		}
		List<String> ticked = (this.event == null) ? List.of() : this.event;
		if (ticked.isEmpty() || ticked.size() > ReplayOrder.NAMED_MAX) {
			throw BadBodyException.of("Nothing was done: tick at least one event, or choose all of the cause.");
		}
		return ReplayOrder.of(key, ticked);
	}

}

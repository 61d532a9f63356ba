package org.almoner.gateway;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a key is good for.
 *
 * @param accountId the gateway's id of the account it belongs to, such as {@code acct_…};
 * null where the key may not tell
 * @param accountName how the account calls itself; null where the key may not tell
 * @param live whether it is a key of live mode
 * @param defaultCurrency the account's currency, ISO 4217; null where the key may not
 * tell
 * @param permissions each permission that Almoner asks for, and whether the key has it
 */
public record KeyReport(@Nullable String accountId, @Nullable String accountName, boolean live,
		@Nullable String defaultCurrency, List<Permission> permissions) {

	public KeyReport {
		permissions = List.copyOf(permissions);
	}

	/** The gateway's id of the account, where the key may tell. */
	public Optional<String> optionalAccountId() {
		return Optional.ofNullable(this.accountId);
	}

	/** Those permissions without which there is no endpoint. */
	public List<Permission> missingNeeded() {
		return this.permissions.stream().filter((one) -> one.needed() && !one.granted()).toList();
	}

	/** Those permissions without which some fields stay empty. */
	public List<Permission> missingWished() {
		return this.permissions.stream().filter((one) -> !one.needed() && !one.granted()).toList();
	}

	/**
	 * A permission of a key.
	 *
	 * @param name what the gateway's own page calls it, such as
	 * {@code Webhook Endpoints: Write}
	 * @param purpose what Almoner does with it, in a few words for an admin
	 * @param needed whether connecting needs it; else only some fields do
	 * @param granted whether the key has it
	 */
	public record Permission(String name, String purpose, boolean needed, boolean granted) {
	}

	/**
	 * A permission that a key is asked for.
	 *
	 * @param name as of {@link Permission}
	 * @param purpose as of {@link Permission}
	 * @param needed whether connecting needs it
	 */
	public record Wish(String name, String purpose, boolean needed) {

		/** What became of it with a key. */
		public Permission outcome(boolean granted) {
			return new Permission(this.name, this.purpose, this.needed, granted);
		}

	}

}

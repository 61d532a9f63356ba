package org.almoner.sandbox.stripe.books;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a month contains. Without {@link EventFamily#REFUNDS} nothing is refunded, without
 * {@link EventFamily#DISPUTES} nothing is disputed, so that the expectations hold for the
 * events that there are; of other families only the events are left out.
 *
 * @param families the families that may occur
 * @param versions the API versions of the events; each story has one, the last of the
 * list is by far the most frequent
 * @param accountId the account whose books these are
 * @param liveMode whether everything says that its money is real
 * @param balance what money the charity has at Stripe
 */
public record MonthOptions(Set<EventFamily> families, List<ApiVersion> versions, String accountId, boolean liveMode,
		Balance balance) {

	/** What money a charity has at Stripe. */
	public enum Balance {

		/**
		 * All gifts become dollars, and lines come of gifts and what follows from them.
		 */
		IN_DOLLARS("usd"),

		/**
		 * Dollars, euros and pounds stay what they are and are paid out each by itself,
		 * other money becomes dollars; and there is every kind of line that Stripe has,
		 * and one that it does not have yet.
		 */
		OF_EVERY_KIND("usd eur gbp");

		/** With blanks between them: an enum is not to hold a list. */
		private final String currencies;

		Balance(String currencies) {
			this.currencies = currencies;
		}

		/** The currencies that are paid out, in lower case. */
		public List<String> currencies() {
			return List.of(this.currencies.split(" ", -1));
		}

		/** What money of a currency becomes on the balance. */
		String settles(String currency) {
			return currencies().contains(currency) ? currency : Rates.SETTLEMENT;
		}

	}

	private static final String ACCOUNT = "acct_1SandboxAlmoner00";

	/** Everything, at several API versions, in test mode. */
	public static final MonthOptions EVERYTHING = new MonthOptions(EnumSet.allOf(EventFamily.class),
			List.of(ApiVersion.values()), ACCOUNT, false, Balance.IN_DOLLARS);

	/** Payments, invoices, payouts and donors, without refunds and disputes. */
	public static final MonthOptions CORE = EVERYTHING
		.withFamilies(EnumSet.of(EventFamily.CHARGES, EventFamily.PAYMENT_INTENTS, EventFamily.INVOICES,
				EventFamily.INVOICE_PAYMENTS, EventFamily.PAYOUTS, EventFamily.SUBSCRIPTIONS, EventFamily.CUSTOMERS));

	/** {@link #CORE} and refunds. */
	public static final MonthOptions CORE_WITH_REFUNDS = CORE.with(EventFamily.REFUNDS);

	public MonthOptions {
		families = Set.copyOf(families);
		versions = List.copyOf(versions);
	}

	/** The same with other families. */
	public MonthOptions withFamilies(Set<EventFamily> others) {
		return new MonthOptions(others, this.versions, this.accountId, this.liveMode, this.balance);
	}

	/** The same with one family more. */
	public MonthOptions with(EventFamily family) {
		EnumSet<EventFamily> more = EnumSet.copyOf(this.families);
		more.add(family);
		return withFamilies(more);
	}

	/** The same with one family less. */
	public MonthOptions without(EventFamily family) {
		EnumSet<EventFamily> fewer = EnumSet.copyOf(this.families);
		fewer.remove(family);
		return withFamilies(fewer);
	}

	/** The same with events of these API versions only, the last the most frequent. */
	public MonthOptions atVersions(ApiVersion... others) {
		return new MonthOptions(this.families, List.of(others), this.accountId, this.liveMode, this.balance);
	}

	/** The same for another account. */
	public MonthOptions forAccount(String account, boolean live) {
		return new MonthOptions(this.families, this.versions, account, live, this.balance);
	}

	/** The same with money of another kind at Stripe. */
	public MonthOptions with(Balance other) {
		return new MonthOptions(this.families, this.versions, this.accountId, this.liveMode, other);
	}

	boolean has(EventFamily family) {
		return this.families.contains(family);
	}

}

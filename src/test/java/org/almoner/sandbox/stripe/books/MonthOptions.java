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
 */
public record MonthOptions(Set<EventFamily> families, List<ApiVersion> versions, String accountId, boolean liveMode) {

	private static final String ACCOUNT = "acct_1SandboxAlmoner00";

	/** Everything, at several API versions, in test mode. */
	public static final MonthOptions EVERYTHING = new MonthOptions(EnumSet.allOf(EventFamily.class),
			List.of(ApiVersion.values()), ACCOUNT, false);

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
		return new MonthOptions(others, this.versions, this.accountId, this.liveMode);
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
		return new MonthOptions(this.families, List.of(others), this.accountId, this.liveMode);
	}

	/** The same for another account. */
	public MonthOptions forAccount(String account, boolean live) {
		return new MonthOptions(this.families, this.versions, account, live);
	}

	boolean has(EventFamily family) {
		return this.families.contains(family);
	}

}

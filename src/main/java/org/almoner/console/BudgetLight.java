package org.almoner.console;

import java.util.Locale;

import org.almoner.console.Light.State;

/** Whether Almoner's share of the org's API calls suffices, as a light and in words. */
final class BudgetLight {

	private static final String NAME = "Almoner's share of the calls";

	private BudgetLight() {
	}

	static Light of(StatusView.Budget budget) {
		Light light = Light
			.of(NAME, budget.tooSmall() ? State.WARN : State.GOOD,
					budget.tooSmall() ? tooSmall(budget) : used(budget) + " " + wait(budget))
			.link("/admin/calls");
		return (budget.used24h() < 0 || budget.allowed() <= 0) ? light
				: light.share(budget.used24h(), budget.allowed());
	}

	/** What is used of what may be used. */
	static String used(StatusView.Budget budget) {
		return (budget.used24h() < 0)
				? "%s calls a day allowed; how many are used is not known while Redis is away."
					.formatted(number(budget.allowed()))
				: "%s of %s calls used in 24 hours.".formatted(number(budget.used24h()), number(budget.allowed()));
	}

	/** What the thrift means for events. */
	static String wait(StatusView.Budget budget) {
		return (budget.waitSeconds() <= 1) ? "Events are written at once."
				: "Events wait up to " + budget.waitSeconds() + " seconds so that more of them travel in one call.";
	}

	private static String tooSmall(StatusView.Budget budget) {
		String may = "may use " + number(budget.allowed());
		String rate = (budget.needed() < 0) ? "Almoner needs more calls than it may use: it " + may + " a day. "
				: "At this rate Almoner needs about %s calls a day and %s. ".formatted(number(budget.needed()), may);
		return rate + "Nothing is lost or stopped: events wait up to a minute so that more of them travel in one call. "
				+ "Raise the share if the org has calls to spare, or ask Salesforce for more.";
	}

	private static String number(long value) {
		return String.format(Locale.ENGLISH, "%,d", value);
	}

}

package org.almoner.console;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What the spool means to an admin, in words. */
final class Spooling {

	/** What waits for company is through by then. */
	private static final long USUAL_SECONDS = 120;

	private final StatusView.@Nullable Spool spool;

	Spooling(StatusView.@Nullable Spool spool) {
		this.spool = spool;
	}

	/** What becomes of events while Salesforce is away. */
	String meanwhile() {
		StatusView.Spool seen = this.spool;
		String come = "Gateways are told to come again with what can't be stored, and do so for days.";
		if (seen == null) {
			return come;
		}
		if (seen.waiting() > 0) {
			return waiting(seen) + " until Salesforce is back." + (seen.inUse() ? "" : " " + come) + aside(seen);
		}
		return (seen.inUse() ? "What comes waits in Redis until Salesforce is back." : come) + aside(seen);
	}

	/** Whether what is in the spool while Salesforce answers is as it should be. */
	boolean isUsual() {
		StatusView.Spool seen = this.spool;
		return seen == null || (seen.aside() == 0 && (seen.waiting() == 0 || isForCompany(seen)));
	}

	private static boolean isForCompany(StatusView.Spool seen) {
		return seen.first() && seen.oldestSeconds() < USUAL_SECONDS;
	}

	/** What is still in the spool though Salesforce answers; blank where nothing is. */
	String rest() {
		StatusView.Spool seen = this.spool;
		if (seen == null) {
			return "";
		}
		String why = isForCompany(seen) ? " so that more of them travel in one call." : " to be stored.";
		return ((seen.waiting() > 0) ? " " + waiting(seen) + why : "") + aside(seen);
	}

	private static String waiting(StatusView.Spool spool) {
		return counted(spool.waiting(), "event waits in Redis", "events wait in Redis");
	}

	private static String aside(StatusView.Spool spool) {
		if (spool.aside() == 0) {
			return "";
		}
		return " " + counted(spool.aside(), "event is set aside", "events are set aside")
				+ ": Salesforce does not take them as they are, or they can't be opened. The log of the worker names "
				+ "each and says why, such as a validation rule on Gateway Events. They are tried again every hour "
				+ "and when a worker starts.";
	}

	private static String counted(long number, String one, String many) {
		return String.format(Locale.ENGLISH, "%,d %s", number, (number == 1) ? one : many);
	}

}

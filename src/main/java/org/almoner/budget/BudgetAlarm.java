package org.almoner.budget;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** Tells the log once a day that the share is too small. Not for several threads. */
final class BudgetAlarm {

	private final GatewayLog log;

	private final InstantSource time;

	private LocalDate told = LocalDate.MIN;

	BudgetAlarm(GatewayLog log, InstantSource time) {
		this.log = log;
		this.time = time;
	}

	void look(BudgetFigures figures) {
		LocalDate today = LocalDate.ofInstant(this.time.instant(), ZoneOffset.UTC);
		if (!figures.isShort() || today.equals(this.told)) {
			return;
		}
		this.told = today;
		String rate = (figures.needed() < 0) ? "" : String.format(Locale.ROOT,
				"At this rate Almoner needs about %,d API calls a day. ", figures.needed());
		this.log.write(LogEntry
			.of(Level.WARNING, "API calls", "api-share",
					rate + String.format(Locale.ROOT,
							"Almoner may use %,d API calls a day (%d %%), and they do not suffice. "
									+ "Nothing is lost or stopped.",
							figures.allowed(), figures.share()))
			.detail("Events wait up to a minute so that more of them travel in one call. Raise the share on the "
					+ "console's page API calls if the org has calls to spare, or ask Salesforce for more."));
	}

}

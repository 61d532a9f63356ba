package org.almoner.sweep;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.account.GatewayAccount;
import org.almoner.gateway.GatewayException;
import org.almoner.log.GatewayLog;
import org.almoner.log.Level;
import org.almoner.log.LogEntry;

/** What an admin reads of the comparison with a gateway's list. */
final class SweepReport {

	private static final String SOURCE = "Source sweep";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final GatewayLog log;

	private final Counter compared;

	private final Counter missing;

	SweepReport(GatewayLog log, MeterRegistry registry) {
		this.log = log;
		this.compared = Counter.builder("almoner.sweep.compared")
			.description("Events of gateways' own lists that were compared with the stored ones")
			.register(registry);
		this.missing = Counter.builder("almoner.sweep.missing")
			.description("Those of them that had not arrived")
			.register(registry);
	}

	/**
	 * All was compared. What was missing is an entry of its own: no later one hides it.
	 */
	void done(GatewayAccount account, Walk walk) {
		this.compared.increment((double) walk.listed());
		this.missing.increment((double) (walk.fetched() + walk.refused()));
		String kind = "source-sweep";
		Level level = Level.INFO;
		if (walk.fetched() > 0) {
			kind = "source-sweep-missing";
			level = Level.WARNING;
		}
		if (walk.refused() > 0) {
			kind = "source-sweep-refused";
			level = Level.ERROR;
		}
		write(account,
				LogEntry.of(level, SOURCE, kind, sentence(account.provider().label(), walk)).detail(detail(walk)));
	}

	private static String sentence(String gateway, Walk walk) {
		String listed = number(walk.listed());
		long missing = walk.fetched() + walk.refused();
		if (missing == 0) {
			return gateway + "'s events of " + span(walk) + ": " + listed + " of " + listed + " are stored.";
		}
		String arrived = number(walk.listed() - missing) + " of " + gateway + "'s " + listed + " events had arrived; ";
		String fetched = number(walk.fetched())
				+ ((walk.fetched() == 1) ? " was missing and has" : " were missing and have") + " been fetched";
		return (walk.refused() == 0) ? arrived + fetched + "."
				: arrived + fetched + ", and " + number(walk.refused()) + " more Salesforce does not take.";
	}

	private static String detail(Walk walk) {
		String compared = "Compared: the events of " + span(walk) + ".";
		return walk.named().isEmpty() ? compared
				: compared + " Missing were"
						+ ((walk.named().size() < walk.fetched() + walk.refused()) ? ", among others" : "") + ": "
						+ String.join(", ", walk.named()) + ".";
	}

	/** The gateway said no, or nothing. */
	void failed(GatewayAccount account, GatewayException why) {
		boolean mayPass = why.kind() == GatewayException.Kind.UNAVAILABLE;
		write(account,
				LogEntry
					.of(mayPass ? Level.INFO : Level.WARNING, SOURCE, "source-sweep-failed",
							"The stored events could not be compared with " + account.provider().label()
									+ "'s own list.")
					.detail(why.getMessage() + " What it means: events that did not arrive are not found. "
							+ (mayPass ? "It is tried again within the hour." : "It is tried again next night.")));
	}

	private void write(GatewayAccount account, LogEntry entry) {
		this.log.write(entry.account(account.key().value()));
	}

	private static String span(Walk walk) {
		return moment(walk.from()) + " to " + moment(walk.until()) + " UTC";
	}

	private static String moment(Instant moment) {
		return MOMENT.format(moment);
	}

	private static String number(long number) {
		return String.format(Locale.ENGLISH, "%,d", number);
	}

}

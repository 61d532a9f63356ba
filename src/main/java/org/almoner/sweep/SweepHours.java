package org.almoner.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.almoner.account.AccountKey;

/**
 * The hour of each account's nightly sweep: between one and five in the morning (UTC),
 * spread by its key, so that many accounts do not ask at once.
 */
final class SweepHours {

	private static final Duration BEGIN = Duration.ofHours(1);

	private static final int MINUTES = 240;

	/** A sweep that has just been done is not repeated in the same night. */
	private static final Duration APART = Duration.ofHours(6);

	private SweepHours() {
	}

	/** The next one after a sweep that ended now. */
	static Instant next(AccountKey account, Instant now) {
		Instant midnight = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
		Instant hour = midnight.plus(BEGIN)
			.plus(Duration.ofMinutes(Math.floorMod(account.value().hashCode(), MINUTES)));
		Instant earliest = now.plus(APART);
		while (hour.isBefore(earliest)) {
			hour = hour.plus(Duration.ofDays(1));
		}
		return hour;
	}

}

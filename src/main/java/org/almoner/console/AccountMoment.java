package org.almoner.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A moment on an account's page.
 *
 * @param iso for machines, in UTC
 * @param words for people, in the account's zone
 */
record AccountMoment(String iso, String words) {

	private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm VV", Locale.ENGLISH);

	static @Nullable AccountMoment of(@Nullable Instant moment, ZoneId zone) {
		return (moment == null) ? null : new AccountMoment(moment.truncatedTo(ChronoUnit.SECONDS).toString(),
				WORDS.format(moment.atZone(zone)).replace(" Z", " UTC"));
	}

}

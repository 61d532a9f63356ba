package org.almoner.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A moment on a page.
 *
 * @param iso for machines, in UTC
 * @param words for people, with the zone
 */
record ShownMoment(String iso, String words) {

	private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz",
			Locale.ENGLISH);

	static ShownMoment of(Instant moment, ZoneId zone) {
		Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
		ZoneId named = zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
		return new ShownMoment(second.toString(), WORDS.format(second.atZone(named)));
	}

	static @Nullable ShownMoment ofNullable(@Nullable Instant moment, ZoneId zone) {
		return (moment == null) ? null : of(moment, zone);
	}

}

package org.almoner.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as pages show them. */
final class Moments {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'")
		.withZone(ZoneOffset.UTC);

	private Moments() {
	}

	/** Such as {@code 2026-11-21 12:00:00 UTC}. */
	static String utc(Instant moment) {
		return UTC.format(moment);
	}

}

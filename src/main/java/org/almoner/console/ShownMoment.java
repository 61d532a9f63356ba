package org.almoner.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment on a page.
 *
 * @param at the moment
 */
record ShownMoment(Instant at) {

	private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
		.withZone(ZoneOffset.UTC);

	/** For machines. */
	public String iso() {
		return this.at.toString();
	}

	/** For people. */
	public String words() {
		return WORDS.format(this.at);
	}

}

package org.almoner.console;

import java.time.Duration;

/** Spans of time in the words that people use. */
final class Spans {

	private static final Duration TWO_DAYS = Duration.ofDays(2);

	private static final Duration TWO_HOURS = Duration.ofHours(2);

	private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

	private Spans() {
	}

	/**
	 * Such as {@code 3 minutes}, rounded down, in the largest unit of which there are
	 * two.
	 */
	static String inWords(Duration span) {
		if (span.compareTo(TWO_DAYS) >= 0) {
			return span.toDays() + " days";
		}
		if (span.compareTo(TWO_HOURS) >= 0) {
			return span.toHours() + " hours";
		}
		if (span.compareTo(TWO_MINUTES) >= 0) {
			return span.toMinutes() + " minutes";
		}
		long seconds = Math.max(0, span.toSeconds());
		return (seconds == 1) ? "1 second" : seconds + " seconds";
	}

	/** Such as {@code 3 minutes ago}. */
	static String ago(Duration span) {
		return (span.toSeconds() < 2) ? "just now" : inWords(span) + " ago";
	}

}

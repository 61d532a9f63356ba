package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * A fault that is to come.
 *
 * @param at when, from the beginning of a run, or as soon as the one before is over
 * @param trouble what
 * @param length how long; a process that was ended needs time to start again beside it
 */
record Strike(Duration at, Trouble trouble, Duration length) {

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%6.1f s  %-7s  %s, %.1f s", this.at.toMillis() / 1000.0,
				this.trouble.place(), this.trouble.words(), this.length.toMillis() / 1000.0);
	}

}

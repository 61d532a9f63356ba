package org.almoner.benchmark;

import java.time.Duration;

/** Waits for moments of {@link System#nanoTime()}. */
final class Moments {

	private Moments() {
	}

	/** Waits for a moment; does nothing where it has passed. */
	static void await(long moment) {
		long left = moment - System.nanoTime();
		if (left > 0) {
			pause(Duration.ofNanos(left));
		}
	}

	/** Waits for a time. */
	static void pause(Duration time) {
		try {
			Thread.sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	/** Seconds since a moment. */
	static double secondsSince(long moment) {
		return (System.nanoTime() - moment) / 1e9;
	}

}

package org.almoner.sandbox.org;

import java.time.Duration;

/** Time that passes because a fault says so. */
final class Pause {

	private Pause() {
	}

	/** Waits; a stop of the org ends it. */
	static void of(Duration time) {
		if (time.isPositive()) {
			try {
				Thread.sleep(time);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}

package org.almoner.posting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells workers to stop, also those that pause. */
final class StopSignal {

	private final CountDownLatch raised = new CountDownLatch(1);

	void raise() {
		this.raised.countDown();
	}

	boolean isRaised() {
		return this.raised.getCount() == 0;
	}

	/** Pauses, unless and until the signal is raised. */
	void waitFor(Duration pause) {
		try {
			if (this.raised.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			raise();
		}
	}

}

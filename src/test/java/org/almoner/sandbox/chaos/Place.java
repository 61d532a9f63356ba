package org.almoner.sandbox.chaos;

import java.time.Duration;

/** Where faults happen. Those of one place come one after the other. */
enum Place {

	ORG(Duration.ofMillis(300), Duration.ofMillis(1_000)),

	REDIS(Duration.ofSeconds(1), Duration.ofSeconds(4)),

	WEB(Duration.ofSeconds(3), Duration.ofSeconds(12)),

	WORKERS(Duration.ofSeconds(1), Duration.ofSeconds(6));

	private final Span calm;

	Place(Duration shortest, Duration longest) {
		this.calm = new Span(shortest, longest);
	}

	/** How long there is peace between two faults. */
	Span calm() {
		return this.calm;
	}

}

package org.almoner.sandbox.chaos;

import java.time.Duration;

/** Where faults happen. Those of one place come one after the other. */
enum Place {

	ORG(300, 1_000), REDIS(1_000, 4_000), WEB(3_000, 12_000), WORKERS(1_000, 6_000);

	private final long shortest;

	private final long longest;

	Place(long shortest, long longest) {
		this.shortest = shortest;
		this.longest = longest;
	}

	/** How long there is peace between two faults. */
	Span calm() {
		return new Span(Duration.ofMillis(this.shortest), Duration.ofMillis(this.longest));
	}

}

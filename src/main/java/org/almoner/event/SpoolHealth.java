package org.almoner.event;

import org.almoner.queue.Spool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What waits in the spool. Never down: that events wait there is what it is for. */
final class SpoolHealth implements HealthIndicator {

	private final SpoolWatch watch;

	SpoolHealth(SpoolWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		return this.watch.lately().map(this::health).orElseGet(() -> Health.unknown().build());
	}

	private Health health(Spool.Status status) {
		return Health.up()
			.withDetail("inUse", this.watch.isInUse())
			.withDetail("waiting", status.waiting())
			.withDetail("setAside", status.aside())
			.withDetail("oldestSeconds", status.oldest().toSeconds())
			.build();
	}

}

package org.almoner.salesforce;

import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the org answered when it was last asked. A probe costs no call. */
final class OrgHealth implements HealthIndicator {

	private final InstantSource time;

	private volatile @Nullable Sighting last;

	OrgHealth(InstantSource time) {
		this.time = time;
	}

	/** The org answered. */
	void answered() {
		this.last = new Sighting(this.time.instant(), null);
	}

	/** A call failed; the org is well where the request alone was at fault. */
	void failed(SalesforceException failure) {
		boolean isOrgsFault = switch (failure.kind()) {
			case AWAY, LIMIT, UNKNOWN_OUTCOME, CONFIGURATION -> true;
			case DUPLICATE, LOCKED, MISSING_PARENT, INVALID -> false;
		};
		this.last = new Sighting(this.time.instant(), isOrgsFault ? failure : null);
	}

	@Override
	public Health health() {
		Sighting seen = this.last;
		if (seen == null) {
			return Health.unknown().withDetail("reason", "not asked yet").build();
		}
		if (seen.failure() == null) {
			return Health.up().withDetail("answeredAt", seen.at().toString()).build();
		}
		return Health.down()
			.withDetail("failedAt", seen.at().toString())
			.withDetail("kind", seen.failure().kind().name())
			.withDetail("reason", String.valueOf(seen.failure().getMessage()))
			.build();
	}

	private record Sighting(Instant at, @Nullable SalesforceException failure) {
	}

}

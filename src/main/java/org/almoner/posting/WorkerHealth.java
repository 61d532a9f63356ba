package org.almoner.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether each worker of this process still looks for work. Known to Actuator as
 * {@code worker} and a part of liveness: a process with a worker that hangs is to be
 * started again, and its lane is a successor's.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class WorkerHealth implements HealthIndicator {

	/** No batch takes as long, whatever Salesforce does meanwhile. */
	static final Duration SILENCE_MAX = Duration.ofMinutes(30);

	private final WorkerPulse pulse;

	private final InstantSource time;

	WorkerHealth(WorkerPulse pulse, InstantSource time) {
		this.pulse = pulse;
		this.time = time;
	}

	@Override
	public Health health() {
		Instant now = this.time.instant();
		Duration silence = this.pulse.weakest().map((beat) -> Duration.between(beat, now)).orElse(Duration.ZERO);
		Health.Builder health = (silence.compareTo(SILENCE_MAX) > 0) ? Health.down() : Health.up();
		return health.withDetail("silentForSeconds", silence.toSeconds()).build();
	}

}

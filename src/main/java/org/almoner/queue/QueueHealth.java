package org.almoner.queue;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Redis answers, and whether it would throw lanes away when it is full. */
class QueueHealth implements HealthIndicator {

	private final Redis redis;

	QueueHealth(Redis redis) {
		this.redis = redis;
	}

	@Override
	public Health health() {
		try {
			String policy = policy(this.redis.ask((client) -> client.info("memory")));
			Health.Builder up = Health.up().withDetail("maxmemory-policy", policy);
			if (policy.startsWith("allkeys-")) {
				up.withDetail("warning", "Redis may throw lanes away when it is full: set maxmemory-policy noeviction");
			}
			return up.build();
		}
		catch (QueueException ex) {
			return Health.down().withDetail("error", String.valueOf(ex.getMessage())).build();
		}
	}

	private static String policy(String info) {
		return info.lines()
			.filter((line) -> line.startsWith("maxmemory_policy:"))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElse("unknown");
	}

}

package org.almoner.webhook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/** How long deliveries take to be answered, and how they are. */
@Component
@ConditionalOnRole(Role.WEB)
class DoorMeters {

	private final MeterRegistry registry;

	/** By status: to find a timer in the registry takes longer than to use it. */
	private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

	DoorMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	void count(Timer.Sample start, HttpStatusCode answer) {
		start.stop(this.timers.computeIfAbsent(answer.value(), this::timer));
	}

	private Timer timer(int status) {
		return Timer.builder("almoner.door")
			.description("Deliveries, from their arrival to their answer")
			.tag("answer", Integer.toString(status))
			.publishPercentiles(0.5, 0.99)
			.register(this.registry);
	}

}

package org.almoner.posting;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.almoner.queue.Lanes;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What waits in each lane, as every worker process sees it. */
@Component
@ConditionalOnRole(Role.WORKER)
class LaneMeters {

	private static final Logger log = LoggerFactory.getLogger(LaneMeters.class);

	private static final int EVERY_SECONDS = 30;

	private final Lanes lanes;

	private final MultiGauge waiting;

	private final MultiGauge later;

	private final MultiGauge oldest;

	LaneMeters(Lanes lanes, MeterRegistry registry) {
		this.lanes = lanes;
		this.waiting = MultiGauge.builder("almoner.lanes.waiting")
			.description("Entries of a lane that can be worked on now")
			.register(registry);
		this.later = MultiGauge.builder("almoner.lanes.later")
			.description("Entries of a lane that are put off")
			.register(registry);
		this.oldest = MultiGauge.builder("almoner.lanes.oldest")
			.description("How long the oldest entry of a lane waits")
			.baseUnit("seconds")
			.register(registry);
	}

	/** Looks; what can't be seen stays as it was seen last. */
	@Scheduled(fixedDelay = EVERY_SECONDS, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		try {
			List<LaneStatus> seen = this.lanes.status();
			this.waiting.register(rows(seen, LaneStatus::waiting), true);
			this.later.register(rows(seen, LaneStatus::later), true);
			this.oldest.register(rows(seen, (lane) -> lane.oldest().toMillis() / 1000.0), true);
		}
		catch (QueueException ex) {
			log.debug("The lanes can't be seen: {}", ex.getMessage());
		}
	}

	private static List<MultiGauge.Row<?>> rows(List<LaneStatus> seen, ToDoubleFunction<LaneStatus> value) {
		return seen.stream().<MultiGauge.Row<?>>map((lane) -> row(lane, value.applyAsDouble(lane))).toList();
	}

	private static MultiGauge.Row<?> row(LaneStatus lane, double value) {
		return MultiGauge.Row.of(Tags.of("account", lane.lane()), value);
	}

}

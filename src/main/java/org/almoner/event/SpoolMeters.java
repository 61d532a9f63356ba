package org.almoner.event;

import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.almoner.event.SpoolDrain.Round;
import org.almoner.queue.Spool;

/** What the metrics tell of the spool. */
final class SpoolMeters {

	private final Counter drained;

	private final Counter aside;

	SpoolMeters(MeterRegistry registry, SpoolWatch watch) {
		this.drained = registry.counter("almoner.spool.drained");
		this.aside = registry.counter("almoner.spool.set.aside");
		Gauge.builder("almoner.spool.waiting", watch, (spool) -> value(spool, Spool.Status::waiting))
			.register(registry);
		Gauge.builder("almoner.spool.aside", watch, (spool) -> value(spool, Spool.Status::aside)).register(registry);
		Gauge.builder("almoner.spool.oldest", watch, (spool) -> value(spool, (status) -> status.oldest().toSeconds()))
			.baseUnit("seconds")
			.register(registry);
	}

	void count(Round round) {
		this.drained.increment(round.stored());
		this.aside.increment(round.aside());
	}

	private static double value(SpoolWatch watch, ToLongFunction<Spool.Status> number) {
		return watch.lately().map((status) -> (double) number.applyAsLong(status)).orElse(Double.NaN);
	}

}

package org.almoner.event;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.almoner.event.StoreOutcome.Stored;

/** What the metrics tell of storing. */
final class EventMeters implements GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> {

	private final GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> carrier;

	private final MeterRegistry registry;

	private final Counter stored;

	private final Counter duplicates;

	private final Counter rejected;

	private final Counter spooled;

	private final DistributionSummary batch;

	private final Timer call;

	private final Timer wait;

	EventMeters(MeterRegistry registry, GroupCommit.Carrier<NewGatewayEvent, StoreOutcome> carrier) {
		this.carrier = carrier;
		this.registry = registry;
		this.stored = registry.counter("almoner.events.stored");
		this.duplicates = registry.counter("almoner.events.duplicates");
		this.rejected = registry.counter("almoner.events.rejected");
		this.spooled = registry.counter("almoner.spool.appended");
		this.batch = registry.summary("almoner.events.batch");
		this.call = registry.timer("almoner.events.call");
		this.wait = registry.timer("almoner.events.wait");
	}

	void watch(GroupCommit<NewGatewayEvent, StoreOutcome> commit) {
		Gauge.builder("almoner.events.waiting", commit, GroupCommit::depth).register(this.registry);
		Gauge.builder("almoner.events.bytes", commit, GroupCommit::bytes).register(this.registry);
	}

	Timer waiting() {
		return this.wait;
	}

	void count(StoreOutcome outcome) {
		if (outcome instanceof Stored kept) {
			(kept.duplicate() ? this.duplicates : this.stored).increment();
		}
	}

	void countSpooled() {
		this.spooled.increment();
	}

	void countRejected() {
		this.rejected.increment();
	}

	@Override
	public String identity(NewGatewayEvent event) {
		return this.carrier.identity(event);
	}

	@Override
	public List<StoreOutcome> carry(List<NewGatewayEvent> events) {
		this.batch.record(events.size());
		List<StoreOutcome> outcomes = this.call.record(() -> this.carrier.carry(events));
		return (outcomes == null) ? List.of() : outcomes;
	}

}

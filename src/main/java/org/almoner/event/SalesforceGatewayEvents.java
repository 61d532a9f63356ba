package org.almoner.event;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.almoner.account.AccountKey;
import org.almoner.budget.Budget;
import org.almoner.salesforce.SalesforceOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Gateway Events in the org. */
final class SalesforceGatewayEvents implements GatewayEvents, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SalesforceGatewayEvents.class);

	private final GroupCommit<NewGatewayEvent, StoreOutcome> commit;

	private final EventStore store;

	private final OpenEvents open;

	private final Settlements settlements;

	private final EventMeters meters;

	SalesforceGatewayEvents(SalesforceOperations salesforce, StoreProperties limits, EventSpool spool,
			SpoolProperties spooling, Budget budget, InstantSource time, MeterRegistry registry) {
		OverflowFiles files = new OverflowFiles(salesforce);
		this.meters = new EventMeters(registry, new EventWriter(salesforce, files));
		this.commit = new GroupCommit<>(limits, () -> budget.between(limits.pace(), limits.longestPace()), this.meters);
		this.meters.watch(this.commit);
		this.store = new EventStore(this.commit, spool, new Outlook(time, spooling.rest()), this.meters,
				limits.deadline(), spooling.patience());
		this.open = new OpenEvents(salesforce, files);
		this.settlements = new Settlements(salesforce, time);
	}

	@Override
	public Durable store(NewGatewayEvent event) {
		Timer.Sample start = Timer.start();
		try {
			return this.store.store(event);
		}
		catch (NotStoredException ex) {
			this.meters.countRejected();
			log.warn("Event {} of {} is not stored: {}", event.eventId(), event.account().key(), ex.getMessage());
			throw ex;
		}
		finally {
			start.stop(this.meters.waiting());
		}
	}

	@Override
	public List<GatewayEvent> load(AccountKey account, Collection<String> eventIds) {
		return this.open.load(account, eventIds);
	}

	@Override
	public List<Settlement> settle(List<Settlement> settlements) {
		return this.settlements.write(settlements);
	}

	@Override
	public Waiting waiting() {
		return new Waiting(this.commit.depth(), this.commit.bytes());
	}

	@Override
	public void close() {
		this.commit.close();
	}

}

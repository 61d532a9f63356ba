package org.almoner.event;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.almoner.account.AccountKey;
import org.almoner.event.StoreOutcome.Rejected;
import org.almoner.salesforce.SalesforceOperations;

/** The Gateway Events in the org. */
final class SalesforceGatewayEvents implements GatewayEvents, AutoCloseable {

	private final GroupCommit<NewGatewayEvent, StoreOutcome> commit;

	private final OpenEvents open;

	private final Settlements settlements;

	private final EventMeters meters;

	SalesforceGatewayEvents(SalesforceOperations salesforce, StoreProperties limits, InstantSource time,
			MeterRegistry registry) {
		OverflowFiles files = new OverflowFiles(salesforce);
		this.meters = new EventMeters(registry, new EventWriter(salesforce, files));
		this.commit = new GroupCommit<>(limits, this.meters);
		this.meters.watch(this.commit);
		this.open = new OpenEvents(salesforce, files);
		this.settlements = new Settlements(salesforce, time);
	}

	@Override
	public void store(NewGatewayEvent event) {
		Timer.Sample start = Timer.start();
		try {
			StoreOutcome outcome = this.commit.submit(event, event.body().length);
			this.meters.count(outcome);
			if (outcome instanceof Rejected rejected) {
				throw new NotStoredException(rejected.reason(), rejected.retryAfter());
			}
		}
		catch (NotStoredException ex) {
			this.meters.countRejected();
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

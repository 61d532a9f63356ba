package org.almoner.posting;

import java.time.InstantSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.log.LogOf;
import org.almoner.log.GatewayLog;
import org.almoner.salesforce.SalesforceOperations;

/** Makes what posts facts for the tests of other rooms. */
public final class PostFactsOf {

	private PostFactsOf() {
	}

	/** What posts facts into an org. */
	public static PostFacts org(SalesforceOperations salesforce, InstantSource time) {
		GatewayLog log = LogOf.org(salesforce, time);
		Records records = new Records(salesforce, new NamedGifts(salesforce),
				new References(salesforce, (reference) -> {
				}, time));
		return new PostFacts(records, new RecordWriter(salesforce, new Retirements(salesforce, log)),
				new Findings(log, new LastEvents(salesforce), new NoticeBoard(log, time),
						new PostingMeters(new SimpleMeterRegistry(), time)));
	}

	/** What a worker throws whose lease is over. */
	public static LeaseTooShortException leaseOver(String lane) {
		return new LeaseTooShortException(lane);
	}

}

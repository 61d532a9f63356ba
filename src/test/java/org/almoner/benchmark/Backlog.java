package org.almoner.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.stripe.books.StripeEvent;

/**
 * Events that are stored while the workers stand still, and are then worked.
 *
 * @param events how many there were, those of all accounts
 * @param seconds from the moment at which work went on to the end of the last one
 */
record Backlog(int events, double seconds) {

	private static final int CONNECTIONS = 256;

	private static final Duration LIMIT = Duration.ofMinutes(20);

	/**
	 * Lets it happen.
	 * @param accounts each gets all the events
	 */
	static Backlog of(MeasuredSite site, List<SandboxAccount> accounts, List<StripeEvent> events) {
		List<String> keys = new ArrayList<>();
		site.holdWorkers();
		try {
			for (SandboxAccount account : accounts) {
				Deliveries.to(account.endpoint(), account.signingSecret()).all(CONNECTIONS, events);
				keys.addAll(keys(account, events));
			}
		}
		finally {
			site.letWork();
		}
		long start = System.nanoTime();
		try (Watch watch = Watch.start(site.org(), keys)) {
			watch.await(LIMIT);
			return new Backlog(keys.size(), Moments.secondsSince(start));
		}
	}

	/** The keys of Gateway Events. */
	static List<String> keys(SandboxAccount account, List<StripeEvent> events) {
		return events.stream().map((event) -> account.key() + ":" + event.id()).toList();
	}

	/** Events a second. */
	double perSecond() {
		return this.events / this.seconds;
	}

}

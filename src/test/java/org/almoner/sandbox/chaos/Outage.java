package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.almoner.sandbox.stripe.books.CharityMonth;

/**
 * A site whose org is away for long, in several ways in turn, while events go on.
 *
 * @param during how often each status was answered while the org was away
 * @param after the same until all was delivered, the time of the outage too
 * @param memory of the processes, while the org was away
 * @param proof what the org holds in the end
 * @param drained from the org's return to the last event's end
 */
record Outage(Map<Integer, Integer> during, Map<Integer, Integer> after, Map<String, MemoryWatch.Seen> memory,
		Proof proof, Duration drained) {

	private static final List<Trouble> WAYS = List.of(Trouble.ORG_REFUSES, Trouble.ORG_SHOWS_A_PAGE,
			Trouble.ORG_SILENT_BEFORE);

	private static final Duration TURN = Duration.ofSeconds(10);

	/** How it stood when the org came back. */
	private record Returned(Instant at, Map<Integer, Integer> statuses, Map<String, MemoryWatch.Seen> memory) {
	}

	/** Lets a month's events come at a rate while the org is away for so long. */
	static Outage of(Site site, CharityMonth month, int rate, Duration length, Duration patience) {
		Traffic traffic = new Traffic(site.account(), rate, (event) -> site.stripe().publish(List.of(event)),
				length.plus(patience));
		CompletableFuture<Returned> returned = CompletableFuture.supplyAsync(() -> away(site, traffic, length));
		traffic.deliver(month.events(), 1);
		Returned then = returned.join();
		Proof proof = Proof.of(site, month, traffic.taken(), patience);
		return new Outage(then.statuses(), traffic.statuses(), then.memory(), proof,
				Duration.between(then.at(), Instant.now()));
	}

	private static Returned away(Site site, Traffic traffic, Duration length) {
		Instant end = Instant.now().plus(length);
		try (MemoryWatch watch = new MemoryWatch(site.dynos())) {
			for (int turn = 0; Instant.now().isBefore(end); turn++) {
				Ongoing ongoing = site.begin(WAYS.get(turn % WAYS.size()));
				Duration left = Duration.between(Instant.now(), end);
				Thread.sleep((left.compareTo(TURN) < 0) ? left : TURN);
				ongoing.end().run();
			}
			return new Returned(Instant.now(), traffic.statuses(), watch.seen());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted amid an outage", ex);
		}
	}

	/**
	 * Whether all were answered 200 while the org was away, and nothing is wrong after.
	 */
	boolean holds() {
		return this.proof.holds() && this.during.keySet().equals(Set.of(200));
	}

}

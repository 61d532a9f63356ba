package org.almoner.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.almoner.sandbox.MonthCheck;
import org.almoner.sandbox.MonthRun;
import org.almoner.sandbox.SandboxAccount;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.PostReport;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What the org holds in the end, against what was answered 200 and what the month's own
 * books say.
 *
 * @param lost events that were answered 200 and are no Gateway Event
 * @param twice keys of which the org has more than one record
 * @param wrong what differs from the month's own books, unfinished events too
 * @param endings how many Gateway Events ended in each status
 * @param replayed how often all that had failed was replayed
 * @param drained how long it took from the end of the faults to that of the last event
 */
record Proof(Set<String> lost, List<String> twice, List<String> wrong, Map<String, Long> endings, int replayed,
		Duration drained) {

	private static final int REPLAYS_MAX = 3;

	private static final List<String> KEYED = List.of("Gateway_Event__c", "Gateway_Transaction__c",
			"Gift_Transaction__c", "Gateway_Invoice__c", "Gateway_Payout__c", "Gateway_Customer__c",
			"Gateway_Dispute__c", "Gateway_Subscription__c");

	/** Whether nothing was lost, nothing is there twice, and nothing is wrong. */
	boolean holds() {
		return this.lost.isEmpty() && this.twice.isEmpty() && this.wrong.isEmpty();
	}

	/**
	 * Waits until everything has settled, replaying what failed, and looks.
	 * @param taken the events that were answered 200
	 * @param patience how long settling may take at most; what is not settled then is
	 * wrong
	 */
	static Proof of(Site site, CharityMonth month, Set<String> taken, Duration patience) {
		Instant start = Instant.now();
		Settling settling = new Settling(site.org(), site.account(), taken, start.plus(patience));
		settling.await();
		int replayed = 0;
		while (settling.hasFailed() && replayed < REPLAYS_MAX && site.admin().replayFailed(site.account())) {
			replayed++;
			settling.awaitReplay();
		}
		Duration drained = Duration.between(start, Instant.now());
		List<String> twice = twice(site.org());
		Map<String, Long> endings = settling.endings();
		return new Proof(settling.lost(), twice, twice.isEmpty() ? wrong(site, month) : twice, endings, replayed,
				drained);
	}

	private static List<String> wrong(Site site, CharityMonth month) {
		return MonthCheck.differences(month, MonthRun.now(site.org(), site.account(), new PostReport()));
	}

	private static List<String> twice(SimulatedOrg org) {
		return KEYED.stream()
			.flatMap((type) -> org.records(type)
				.stream()
				.filter((record) -> record.get("Gateway_Key__c") != null)
				.collect(Collectors.groupingBy((record) -> type + " " + record.get("Gateway_Key__c"),
						Collectors.counting()))
				.entrySet()
				.stream())
			.filter((entry) -> entry.getValue() > 1)
			.map(Map.Entry::getKey)
			.toList();
	}

	/** How far an account's events are. */
	private record Settling(SimulatedOrg org, SandboxAccount account, Set<String> taken, Instant limit) {

		void await() {
			await(() -> lost().isEmpty() && MonthRun.open(this.org, this.account) == 0);
		}

		/** Replayed events are open again; those that can't be stay failed. */
		void awaitReplay() {
			await(() -> !hasFailed());
			await();
		}

		private void await(BooleanSupplier condition) {
			Duration left = Duration.between(Instant.now(), this.limit);
			try {
				Awaitility.await()
					.atMost(left.isPositive() ? left : Duration.ofMillis(300))
					.pollDelay(Duration.ZERO)
					.pollInterval(Duration.ofMillis(200))
					.until(condition::getAsBoolean);
			}
			catch (ConditionTimeoutException ex) {
				// what is not settled is told by the comparison
			}
		}

		boolean hasFailed() {
			return endings().containsKey("Failed");
		}

		Set<String> lost() {
			Set<String> stored = new HashSet<>();
			String prefix = this.account.key() + ":";
			this.org.records("Gateway_Event__c")
				.forEach((event) -> stored.add(String.valueOf(event.get("Gateway_Key__c")).replace(prefix, "")));
			Set<String> lost = new TreeSet<>(this.taken);
			lost.removeAll(stored);
			return lost;
		}

		Map<String, Long> endings() {
			return this.org.records("Gateway_Event__c")
				.stream()
				.collect(Collectors.groupingBy((event) -> String.valueOf(event.get("Status__c")), TreeMap::new,
						Collectors.counting()));
		}

	}

}

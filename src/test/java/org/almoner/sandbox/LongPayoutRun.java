package org.almoner.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.org.Stencil;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One long payout reconciled by a process with the memory of a small dyno, from the event
 * to the end.
 *
 * @param plan what was to be done
 * @param took from the event's delivery to the outcome
 * @param stripeCalls how often Stripe was asked meanwhile
 * @param orgCalls what the org was asked meanwhile
 * @param heap of the process, from its start on
 * @param residentMegabytes the most memory that the process had resident
 * @param outcome what the org says in the end
 */
record LongPayoutRun(Plan plan, Duration took, int stripeCalls, Calls orgCalls, HeapUse heap, long residentMegabytes,
		Outcome outcome) {

	private static final int HEAP_MAX = 300;

	private static final String TRANSACTION = "Gateway_Transaction__c";

	/**
	 * What is to be done.
	 *
	 * @param lines how many, in hundreds
	 * @param present whether the org has all payments, refunds, disputes and gifts
	 * already
	 * @param patience how long it may take
	 */
	record Plan(int lines, boolean present, Duration patience) {

		/** 2,600 for 250,000 lines: a call for each page, and a few more. */
		int stripeCallsMax() {
			return this.lines / 100 + 100;
		}

		/** 4,000 for 250,000 lines: what is small has a few more, too. */
		int orgCallsMax() {
			return 100 + (int) (this.lines * 3_900L / 250_000);
		}

	}

	/**
	 * What the org says of the payout.
	 *
	 * @param status whether it ties
	 * @param balance what is missing
	 * @param lines how many different lines are linked to it
	 * @param records how many records are
	 * @param gifts how many gifts the account has
	 */
	record Outcome(String status, BigDecimal balance, int lines, int records, int gifts) {
	}

	/** Whether everything is within its limits and ties. */
	boolean holds() {
		return this.outcome.status().equals("Reconciled") && this.outcome.balance().signum() == 0
				&& this.outcome.lines() == this.plan.lines() && this.outcome.records() == this.plan.lines()
				&& this.heap.peak() < HEAP_MAX && this.stripeCalls <= this.plan.stripeCallsMax()
				&& this.orgCalls.total() <= this.plan.orgCallsMax();
	}

	/**
	 * Lets it happen.
	 * @param directory where the process writes what it says
	 * @param settings further variables of the process
	 */
	static LongPayoutRun of(Plan plan, Path directory, Map<String, String> settings) {
		LongPayout payout = LongPayout.of(plan.lines(), Instant.now().minus(Duration.ofDays(3)), false);
		try (PayoutSite site = PayoutSite.start(directory, settings)) {
			site.stripe().show(payout);
			if (plan.present()) {
				fill(site, payout);
			}
			site.org().resetCalls();
			int before = asked(site);
			Instant start = Instant.now();
			site.account().poster(StripePoster.Manner.ORDERLY).post(payout.eventsOfPayout());
			awaitOutcome(site, payout, plan.patience());
			return new LongPayoutRun(plan, Duration.between(start, Instant.now()), asked(site) - before,
					site.org().calls(), site.heap(), site.peakMegabytes(), outcome(site, payout));
		}
	}

	/** Almoner writes the first block's records; the others are copied from them. */
	private static void fill(PayoutSite site, LongPayout payout) {
		Instant start = Instant.now();
		MonthRun.settled(site.org(), site.account(),
				site.account().poster(StripePoster.Manner.ORDERLY).post(payout.eventsOfFirstBlock()), start,
				Duration.ofMinutes(3));
		Stencil stencil = site.org().stencil(List.of("Gift_Transaction__c", "Gateway_Dispute__c", TRANSACTION));
		for (int block = 1; block < payout.blocks(); block++) {
			String mark = LongPayout.mark(block);
			stencil.repeat((text) -> text.contains("Blk") ? text.replace(LongPayout.mark(0), mark) : text);
		}
	}

	private static int asked(PayoutSite site) {
		return site.stripe().requests().values().stream().mapToInt(Integer::intValue).sum();
	}

	private static void awaitOutcome(PayoutSite site, LongPayout payout, Duration patience) {
		Awaitility.await("the payout was looked at")
			.atMost(patience)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(site.desk().status(payout.id())).isNotIn("null", "Waiting"));
	}

	private static Outcome outcome(PayoutSite site, LongPayout payout) {
		Map<String, Object> record = site.desk().payout(payout.id());
		Set<Object> lines = new HashSet<>();
		int records = 0;
		for (Map<String, Object> transaction : site.org().records(TRANSACTION)) {
			if (record.getOrDefault("Id", "").equals(transaction.get("Gateway_Payout__c"))) {
				lines.add(transaction.getOrDefault("Balance_Transaction_Id__c", ""));
				records++;
			}
		}
		Object balance = record.get("Reconciliation_Balance__c");
		return new Outcome(site.desk().status(payout.id()),
				(balance instanceof BigDecimal number) ? number : new BigDecimal("999999999"), lines.size(), records,
				site.org().count("Gift_Transaction__c"));
	}

}

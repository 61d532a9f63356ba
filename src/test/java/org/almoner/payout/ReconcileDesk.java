package org.almoner.payout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.almoner.account.AccountEndpoint;
import org.almoner.account.AccountKey;
import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount;
import org.almoner.account.Provider;
import org.almoner.account.Secret;
import org.almoner.gateway.Gateways;
import org.almoner.gateway.GatewaysOf;
import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.log.GatewayLog;
import org.almoner.log.LogOf;
import org.almoner.posting.PostFactsOf;
import org.almoner.queue.LaneEntry;
import org.almoner.queue.LaneLease;
import org.almoner.queue.Lanes.LaneStatus;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.testing.HandBudget;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySharedCopies;
import org.almoner.testing.Samples;
import org.almoner.testing.WiredOrg;
import org.jspecify.annotations.Nullable;

/** Workers that reconcile the payout of a listed month in a simulated org. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
final class ReconcileDesk implements AutoCloseable {

	static final AccountKey KEY = Samples.KEY;

	private static final Duration PACE = Duration.ofSeconds(2);

	private static final int TURNS = 60;

	final WiredOrg wired = new WiredOrg();

	final HandClock clock = new HandClock(Instant.parse("2026-11-20T03:00:00Z"));

	final InMemorySharedCopies copies = new InMemorySharedCopies();

	final ListedMonth month = new ListedMonth();

	private final String accountId = this.wired.account(KEY);

	private boolean hasKey = true;

	private int piece = 4;

	/** Whether the entry has left the lane. */
	private boolean isSettled;

	@Override
	public void close() {
		this.wired.close();
	}

	void withoutKey() {
		this.hasKey = false;
	}

	void piece(int lines) {
		this.piece = lines;
	}

	GatewayAccount account() {
		return new GatewayAccount(KEY, new RecordId(this.accountId), "Shop", Provider.STRIPE, null, true,
				GatewayAccount.Status.CONNECTED, ZoneOffset.UTC, GatewayAccount.GiftModel.NONE,
				AccountEndpoint.unchecked(null),
				this.hasKey ? new Credentials(List.of(), Secret.of("rk_test_1")) : Credentials.none());
	}

	/** A worker: nothing but Redis and the org knows what others did before. */
	ReconcileCommand command(SalesforceOperations salesforce) {
		PayoutProperties properties = new PayoutProperties(this.piece, PACE, Duration.ofMinutes(10), 4,
				Duration.ofMinutes(10), Duration.ofHours(24));
		BookedLines booked = new BookedLines(salesforce);
		Posting posting = new Posting(PostFactsOf.org(salesforce, this.clock));
		GatewayLog log = LogOf.org(salesforce, this.clock);
		PayoutMeters meters = new PayoutMeters(new SimpleMeterRegistry());
		Verdicts verdicts = new Verdicts(posting, booked, log, meters, this.clock);
		Courses courses = new Courses(this.copies);
		Gateways gateways = GatewaysOf.gateways(this.month);
		Reconciling reconciling = new Reconciling(gateways, booked, posting,
				new Explanation(booked, courses, properties, this.clock), verdicts, properties, this.clock, meters);
		return new ReconcileCommand(reconciling, verdicts, courses, new Orders(new Jobs(this.copies), this.clock),
				new HandBudget(salesforce), properties, this.clock);
	}

	/** One turn of a new worker; whether the entry has left the lane. */
	boolean turn(SalesforceOperations wire, Errand errand, Runnable hold) {
		this.isSettled = false;
		this.clock.advance(Duration.ofMinutes(1));
		command(wire).run(account(), new Lease(), new LaneEntry("1-1", errand.reference(), 0), hold);
		return this.isSettled;
	}

	/** Turns until it is over; how many. */
	int untilOver(SalesforceOperations wire, Errand errand) {
		for (int turn = 1; turn <= TURNS; turn++) {
			if (turn(wire, errand, () -> {
			})) {
				return turn;
			}
		}
		throw new AssertionError("Not over after " + TURNS + " turns");
	}

	void reconcile(Errand errand) {
		this.wired.ask((wire) -> untilOver(wire, errand));
	}

	void reconcile() {
		reconcile(Errand.routine(ListedMonth.PAYOUT));
	}

	Job order() {
		Job job = Job.ordered(Orders.KIND, KEY, "{}", null, this.clock.instant());
		new Jobs(this.copies).put(job);
		return job;
	}

	Job job(Job job) {
		return new Jobs(this.copies).find(job.id()).orElseThrow();
	}

	Map<String, Object> payout() {
		return this.wired.org().record("Gateway_Payout__c", KEY.externalId(ListedMonth.PAYOUT)).orElse(Map.of());
	}

	String status() {
		return String.valueOf(payout().get("Reconciliation_Status__c"));
	}

	String detail() {
		return String.valueOf(payout().get("Reconciliation_Detail__c"));
	}

	Map<String, Object> transaction(String id) {
		return this.wired.org().record("Gateway_Transaction__c", KEY.externalId(id)).orElseThrow();
	}

	/** What the org has of each transaction, without what changes with each write. */
	Map<String, Map<String, Object>> transactions() {
		Map<String, Map<String, Object>> all = new TreeMap<>();
		this.wired.org().records("Gateway_Transaction__c").forEach((row) -> {
			Map<String, Object> lasting = new HashMap<>(row);
			lasting.keySet()
				.removeAll(List.of("Id", "Name", "CreatedDate", "LastModifiedDate", "SystemModstamp",
						"Gateway_Payout__c", "Gateway_Account__c"));
			all.put(String.valueOf(row.get("Gateway_Key__c")), lasting);
		});
		return all;
	}

	/** A record that a person makes, linked to the payout or not. */
	String insert(Map<String, String> fields, boolean isLinked) {
		Map<String, Object> row = new HashMap<>(fields);
		row.put("Gateway_Account__c", this.accountId);
		row.putIfAbsent("Status__c", "Success");
		row.putIfAbsent("Gateway_Key__c", "made by hand:" + fields.getOrDefault("Charge_Id__c", "re_1"));
		if (isLinked) {
			row.put("Gateway_Payout__c", Objects.requireNonNull(payout().get("Id")));
		}
		return this.wired.org().insert("Gateway_Transaction__c", row);
	}

	void edit(String id, Map<String, ? extends @Nullable Object> fields) {
		this.wired.org().update("Gateway_Transaction__c", KEY.externalId(id), fields);
	}

	/** The messages of the log that begin with a level, oldest first. */
	List<String> log(String level) {
		List<String> messages = new ArrayList<>();
		this.wired.org()
			.records("Gateway_Log__c")
			.stream()
			.filter((row) -> level.equals(row.get("Level__c")))
			.forEach((row) -> messages.add(String.valueOf(row.get("Message__c"))));
		return messages;
	}

	/** A lease that lasts. */
	private final class Lease implements LaneLease {

		@Override
		public String lane() {
			return KEY.value();
		}

		@Override
		public List<LaneEntry> next(int max) {
			return List.of();
		}

		@Override
		public LaneStatus status() {
			return new LaneStatus(KEY.value(), 1, 0, Duration.ZERO, true);
		}

		@Override
		public void acknowledge(Collection<LaneEntry> entries) {
			ReconcileDesk.this.isSettled = true;
		}

		@Override
		public void later(Collection<LaneEntry> entries, Instant due) {
			if (!due.isAfter(ReconcileDesk.this.clock.instant())) {
				throw new AssertionError("A piece is put off to a time that is over");
			}
		}

		@Override
		public Duration remaining() {
			return Duration.ofMinutes(5);
		}

		@Override
		public boolean renew() {
			return true;
		}

		@Override
		public void close() {
			// nobody else wants it here
		}

	}

}

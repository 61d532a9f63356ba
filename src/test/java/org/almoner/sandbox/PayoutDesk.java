package org.almoner.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.PostReport;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Expectations;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bookkeeper who closes an account's month.
 *
 * @param org where the records are
 * @param admin the admin API
 * @param account whose payouts
 */
record PayoutDesk(SimulatedOrg org, AdminClient admin, SandboxAccount account) {

	/** How long the payouts of a small month may take. */
	static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String PAYOUT = "Gateway_Payout__c";

	private static final Set<String> OPEN = Set.of("Waiting", "null");

	/** The record of a payout; empty where there is none. */
	Map<String, Object> payout(String id) {
		return record(PAYOUT, id);
	}

	/**
	 * The record of a line's payment, refund or adjustment; empty where there is none.
	 */
	Map<String, Object> transaction(Expectations.Line line) {
		return record("Gateway_Transaction__c", line.record());
	}

	private Map<String, Object> record(String type, String id) {
		return this.org.record(type, this.account.key() + ":" + id).orElse(Map.of());
	}

	/** The key of a line's record. */
	String keyOf(Expectations.Line line) {
		return this.account.key() + ":" + line.record();
	}

	String status(String id) {
		return String.valueOf(payout(id).get("Reconciliation_Status__c"));
	}

	String detail(String id) {
		return Objects.toString(payout(id).get("Reconciliation_Detail__c"), "");
	}

	/** Waits until a payout has a status. */
	void await(String id, String status) {
		Awaitility.await(id + " is " + status)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(status(id)).as(detail(id)).isEqualTo(status));
	}

	/** Waits until something is said of a payout. */
	void awaitWord(String id, String word) {
		Awaitility.await(word + " is named")
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.untilAsserted(() -> assertThat(detail(id)).contains(word));
	}

	/** Waits until every automatic payout of a month ties or does not. */
	void awaitAll(CharityMonth month) {
		Awaitility.await("all payouts were looked at")
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(automatic(month)).extracting((payout) -> status(payout.id()))
				.doesNotContainAnyElementsOf(OPEN));
	}

	/** The payouts that can be reconciled. */
	static List<Expectations.Payout> automatic(CharityMonth month) {
		return month.expectations().payouts().values().stream().filter(Expectations.Payout::automatic).toList();
	}

	/** Orders a payout to be looked at once more, and waits until that is done. */
	JsonNode reconcile(String id) {
		JsonNode job = this.admin.order("/api/payouts/" + id + "/reconcile?account=" + this.account.key());
		String path = "/api/jobs/" + job.path("job").path("id").asString();
		Awaitility.await("the job of " + id)
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> List.of("done", "failed").contains(this.admin.get(path).path("state").asString()));
		return this.admin.get(path);
	}

	/** What the org holds now. */
	MonthRun now() {
		return MonthRun.now(this.org, this.account, new PostReport());
	}

	/** The records that are linked to a payout, by the ids of their lines. */
	Map<String, Long> linked(String id) {
		Object payout = payout(id).get("Id");
		return this.org.records("Gateway_Transaction__c")
			.stream()
			.filter((record) -> record.get(PAYOUT) != null && record.get(PAYOUT).equals(payout))
			.collect(Collectors.groupingBy((record) -> String.valueOf(record.get("Balance_Transaction_Id__c")),
					Collectors.counting()));
	}

}

package org.almoner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.org.SimulatedOrg;
import org.almoner.sandbox.stripe.PostReport;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A charity's month posted to an account, in some manner, until every event has come to
 * its end; and what the org holds of that account then.
 *
 * @param report what the deliveries were answered
 * @param calls what the org was asked from the first delivery to the last event's end
 * @param took how long that was
 * @param records all records by type, then by key, without what depends on the run (ids,
 * times of writing, auto numbers)
 */
public record MonthRun(PostReport report, Calls calls, Duration took,
		Map<String, Map<String, Map<String, Object>>> records) {

	private static final List<String> TYPES = List.of("Gateway_Event__c", "Gateway_Transaction__c",
			"Gift_Transaction__c", "Gateway_Invoice__c", "Gateway_Payout__c", "Gateway_Customer__c",
			"Gateway_Dispute__c", "Gateway_Subscription__c", "Gateway_Payment_Method__c", "Gateway_Product__c");

	private static final List<String> OF_THE_RUN = List.of("Id", "Name", "CreatedDate", "LastModifiedDate",
			"SystemModstamp", "Received_At__c", "Processed_At__c", "Attempts__c", "Provenance__c");

	/** An event whose enqueueing a busy machine was too slow for is left to the sweep. */
	private static final String[] SWEPT = { "--almoner.sweep.first=10s", "--almoner.sweep.every=10s",
			"--almoner.sweep.stale-after=10s" };

	/** Posts a month to a sandbox of its own and waits for its end. */
	static MonthRun of(CharityMonth month, StripePoster.Manner manner, Duration patience) {
		return of(month, manner, patience, (sandbox) -> sandbox.connect("A charity"));
	}

	/** The same, where Stripe can be asked for what the month's events lack. */
	static MonthRun withLookups(CharityMonth month, StripePoster.Manner manner, Duration patience) {
		return of(month, manner, patience, (sandbox) -> {
			sandbox.stripe().show(month);
			return sandbox.connectWithApiKey("A charity");
		});
	}

	private static MonthRun of(CharityMonth month, StripePoster.Manner manner, Duration patience,
			Function<Sandbox, SandboxAccount> setup) {
		try (Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for a run", SWEPT)) {
			SandboxAccount account = setup.apply(sandbox);
			sandbox.org().resetCalls();
			Instant start = Instant.now();
			PostReport report = account.poster(manner).post(month.events());
			return settled(sandbox.org(), account, report, start, patience);
		}
	}

	/**
	 * Waits until all events of an account have come to their end.
	 * @param start when the posting began
	 */
	public static MonthRun settled(SimulatedOrg org, SandboxAccount account, PostReport report, Instant start,
			Duration patience) {
		Awaitility.await()
			.atMost(patience)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(open(org, account)).as("open events").isZero());
		return new MonthRun(report, org.calls(), Duration.between(start, Instant.now()), records(org, account));
	}

	/** What the org holds of an account now. */
	public static MonthRun now(SimulatedOrg org, SandboxAccount account, PostReport report) {
		return new MonthRun(report, org.calls(), Duration.ZERO, records(org, account));
	}

	/** How many stored events of an account have not come to their end. */
	public static long open(SimulatedOrg org, SandboxAccount account) {
		return of(org, account, "Gateway_Event__c").map((event) -> String.valueOf(event.get("Status__c")))
			.filter((status) -> status.equals("Received") || status.equals("Retrying"))
			.count();
	}

	private static Map<String, Map<String, Map<String, Object>>> records(SimulatedOrg org, SandboxAccount account) {
		Map<String, String> keys = new TreeMap<>();
		TYPES.forEach((type) -> of(org, account, type)
			.forEach((record) -> keys.put(String.valueOf(record.get("Id")), key(record, account))));
		return TYPES.stream()
			.collect(Collectors.toMap((type) -> type, (type) -> of(org, account, type).collect(Collectors
				.toMap((record) -> key(record, account), (record) -> comparable(record, keys, account)))));
	}

	static Stream<Map<String, Object>> of(SimulatedOrg org, SandboxAccount account, String type) {
		Object id = org.record("Gateway_Account__c", account.key()).orElseThrow().get("Id");
		return org.records(type).stream().filter((record) -> Objects.equals(record.get("Gateway_Account__c"), id));
	}

	private static String key(Map<String, Object> record, SandboxAccount account) {
		return String.valueOf(record.get("Gateway_Key__c")).replace(account.key() + ":", "");
	}

	/**
	 * A record without what depends on the run; its lookups by the key of what they point
	 * to.
	 */
	private static Map<String, Object> comparable(Map<String, Object> record, Map<String, String> keys,
			SandboxAccount account) {
		Map<String, Object> fields = new TreeMap<>();
		record.forEach((field, value) -> {
			if (value != null && !OF_THE_RUN.contains(field)) {
				String text = value.toString().replace(account.key(), "KEY");
				fields.put(field, keys.getOrDefault(text, text));
			}
		});
		fields.remove("Gateway_Account__c");
		return fields;
	}

	/** The records of a type, by the gateway's id. */
	public Map<String, Map<String, Object>> of(String type) {
		return Objects.requireNonNull(this.records.get(type));
	}

	/**
	 * Calls of the org for each 1,000 events, those that were delivered twice counted
	 * once.
	 */
	double callsPerThousand() {
		return 1000.0 * this.calls.total() / of("Gateway_Event__c").size();
	}

	/** How many events ended in each status. */
	public Map<String, Long> endings() {
		return of("Gateway_Event__c").values()
			.stream()
			.collect(Collectors.groupingBy((event) -> String.valueOf(event.get("Status__c")), TreeMap::new,
					Collectors.counting()));
	}

}

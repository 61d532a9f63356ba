package org.almoner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.almoner.sandbox.org.Calls;
import org.almoner.sandbox.stripe.PostReport;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.awaitility.Awaitility;

/**
 * A charity's month posted to a sandbox of its own, in some manner, until every event has
 * come to its end; and what the org holds then.
 *
 * @param report what the deliveries were answered
 * @param calls what the org was asked from the first delivery to the last event's end
 * @param took how long that was
 * @param records all records by type, then by key, without what depends on the run (ids,
 * times of writing, auto numbers)
 */
record MonthRun(PostReport report, Calls calls, Duration took, Map<String, Map<String, Map<String, Object>>> records) {

	private static final List<String> TYPES = List.of("Gateway_Event__c", "Gateway_Transaction__c",
			"Gift_Transaction__c", "Gateway_Invoice__c", "Gateway_Payout__c", "Gateway_Customer__c");

	private static final List<String> OF_THE_RUN = List.of("Id", "Name", "CreatedDate", "LastModifiedDate",
			"SystemModstamp", "Received_At__c", "Processed_At__c", "Attempts__c", "Provenance__c");

	/** Posts a month and waits for its end. */
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
		try (Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for a run")) {
			SandboxAccount account = setup.apply(sandbox);
			sandbox.org().resetCalls();
			Instant start = Instant.now();
			PostReport report = new StripePoster(account.endpoint(), List.of(account.signingSecret()), manner,
					InstantSource.system())
				.post(month.events());
			Awaitility.await().atMost(patience).pollInterval(Duration.ofMillis(200)).until(() -> isSettled(sandbox));
			Duration took = Duration.between(start, Instant.now());
			return new MonthRun(report, sandbox.org().calls(), took, records(sandbox, account));
		}
	}

	private static boolean isSettled(Sandbox sandbox) {
		return sandbox.org()
			.records("Gateway_Event__c")
			.stream()
			.map((event) -> String.valueOf(event.get("Status__c")))
			.noneMatch((status) -> status.equals("Received") || status.equals("Retrying"));
	}

	private static Map<String, Map<String, Map<String, Object>>> records(Sandbox sandbox, SandboxAccount account) {
		Map<String, String> keys = new TreeMap<>();
		TYPES.forEach((type) -> sandbox.org()
			.records(type)
			.forEach((record) -> keys.put(String.valueOf(record.get("Id")), key(record, account))));
		return TYPES.stream()
			.collect(Collectors.toMap((type) -> type,
					(type) -> sandbox.org()
						.records(type)
						.stream()
						.collect(Collectors.toMap((record) -> key(record, account),
								(record) -> comparable(record, keys, account)))));
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
	Map<String, Map<String, Object>> of(String type) {
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
	Map<String, Long> endings() {
		return of("Gateway_Event__c").values()
			.stream()
			.collect(Collectors.groupingBy((event) -> String.valueOf(event.get("Status__c")), TreeMap::new,
					Collectors.counting()));
	}

}

package org.almoner.sandbox;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.almoner.gateway.stripe.StripeOf;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.almoner.testing.HandClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What was before Almoner is fetched, over the real wires. */
class BackfillTests {

	private static final Sandbox SANDBOX = Sandbox.start(Sandbox.Ports.ANY, "backfill", "--almoner.posting.linger=50ms",
			"--almoner.sweep.watch=200ms");

	private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

	private final ReplayDesk desk = new ReplayDesk(SANDBOX);

	@AfterAll
	static void stop() {
		SANDBOX.close();
	}

	@Test
	void aMonthThatStripeTellsNoMoreLeadsToTheRecordsThatItsBooksSay() {
		CharityMonth month = CharityMonth.generate(5, 250, this.now.minus(Duration.ofDays(120)), MonthTests.OPTIONS);
		SANDBOX.stripe().turnTo(month);
		SandboxAccount account = SANDBOX.connectWithApiKey("A charity with a past");
		JsonNode job = backfill(account, this.now.minus(Duration.ofDays(121)), this.now.minus(Duration.ofDays(31)));
		assertThat(job.path("done").asLong()).isGreaterThan(50);
		MonthRun run = closed(account, month);
		assertThat(run.endings()).containsOnlyKeys("Processed");
		assertThat(MonthCheck.differences(month, run::of)).isEmpty();

		assertThat(backfill(account, this.now.minus(Duration.ofDays(121)), this.now.minus(Duration.ofDays(31)))
			.path("done")
			.asLong()).isEqualTo(job.path("done").asLong());
		MonthRun again = closed(account, month);
		assertThat(MonthCheck.differences(month, again::of)).isEmpty();
		assertThat(gifts(again)).isEqualTo(gifts(run));
		refusals(account);
	}

	/** Without the time of the fetching. */
	private static Map<String, Map<String, Object>> gifts(MonthRun run) {
		Map<String, Map<String, Object>> gifts = new HashMap<>();
		run.of("Gift_Transaction__c").forEach((id, gift) -> {
			Map<String, Object> said = new HashMap<>(gift);
			said.remove("Snapshot_At__c");
			gifts.put(id, said);
		});
		return gifts;
	}

	private void refusals(SandboxAccount account) {
		String path = "/api/accounts/" + account.key() + "/backfill";
		assertThat(this.desk.post(path, "{}").statusCode()).isEqualTo(400);
		assertThat(this.desk.post(path, "{\"since\":\"" + this.now.plusSeconds(60) + "\"}").statusCode())
			.isEqualTo(422);
		String manual = SANDBOX.admin().createAccount("Without a key", "whsec_" + UUID.randomUUID()).key();
		HttpResponse<String> keyless = this.desk.post("/api/accounts/" + manual + "/backfill",
				"{\"since\":\"" + this.now.minusSeconds(9000) + "\"}");
		assertThat(keyless.statusCode()).isEqualTo(422);
		assertThat(keyless.body()).contains("has no API key");
		eventsOfTheLastDays(account);
		assertThat(this.desk.post("/api/accounts/" + account.key() + "/disable", "{}").statusCode()).isEqualTo(200);
		assertThat(this.desk.post(path, "{\"since\":\"" + this.now.minusSeconds(9000) + "\"}").statusCode())
			.isEqualTo(409);
	}

	private void eventsOfTheLastDays(SandboxAccount account) {
		CharityMonth recent = CharityMonth.generate(6, 100, this.now.minus(Duration.ofDays(29)), MonthTests.OPTIONS);
		long until = this.now.minus(Duration.ofMinutes(5)).getEpochSecond();
		List<StripeEvent> past = recent.events().stream().filter((event) -> event.created() < until).toList();
		SANDBOX.stripe().publish(past);
		backfill(account, this.now.minus(Duration.ofDays(29)), this.now.minus(Duration.ofMinutes(5)));
		List<Object> stored = SANDBOX.org()
			.records("Gateway_Event__c")
			.stream()
			.map((event) -> event.get("Event_Id__c"))
			.toList();
		Set<String> ticked = Set.copyOf(StripeOf.at(SANDBOX.stripe().base(), new HandClock(this.now)).eventTypes());
		assertThat(past).filteredOn((event) -> ticked.contains(event.type()) && !stored.contains(event.id()))
			.extracting(StripeEvent::type, StripeEvent::created)
			.isEmpty();
	}

	private JsonNode backfill(SandboxAccount account, Instant since, Instant until) {
		HttpResponse<String> answer = this.desk.post("/api/accounts/" + account.key() + "/backfill",
				"{\"since\":\"" + since + "\",\"until\":\"" + until + "\"}");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		JsonNode job = ReplayDesk.json(answer).path("job");
		assertThat(job.path("kind").asString()).isEqualTo("backfill");
		JsonNode done = this.desk.awaitDone(job.path("id").asString());
		assertThat(this.desk.page("/admin/jobs/" + job.path("id").asString())).contains("<h1>Backfill</h1>", "Fetched");
		return done;
	}

	/**
	 * When the payouts are reconciled too: their lines tell of payments that nothing else
	 * tells of any more.
	 */
	private MonthRun closed(SandboxAccount account, CharityMonth month) {
		settled(account);
		new PayoutDesk(SANDBOX.org(), SANDBOX.admin(), account).awaitAll(month);
		return settled(account);
	}

	private MonthRun settled(SandboxAccount account) {
		return MonthRun.settled(SANDBOX.org(), account, account.poster(StripePoster.Manner.ORDERLY).post(List.of()),
				this.now, Duration.ofMinutes(2));
	}

}

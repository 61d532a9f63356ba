package org.almoner.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.almoner.sandbox.org.Fault;
import org.almoner.sandbox.org.Faults;
import org.almoner.sandbox.stripe.PostReport;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The jar as it is shipped, in a process for each role. A month is posted before the
 * first test; the others post it once more to accounts of their own, while processes come
 * and go.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedJarIT {

	private static final Logger log = LoggerFactory.getLogger(PackagedJarIT.class);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** Hosts kill 30 s after they asked to stop. */
	private static final Duration STOP_MAX = Duration.ofSeconds(20);

	private static final int ENDED_BY_TERM = 128 + 15;

	private static final int ENDED_BY_KILL = 128 + 9;

	private static final String SIGNING_SECRET = "whsec_of_a_packaged_site";

	private static final long DYNO_MEGABYTES = 450;

	private static final StripePoster.Manner SIXTEEN = StripePoster.Manner.unruly(16, 3);

	private static final StripePoster.Manner SOON_GIVING_UP = new StripePoster.Manner(16, 2, Duration.ofMillis(50), 10,
			true, 3);

	private final CharityMonth month = CharityMonth.generate(5, 300, Instant.parse("2026-07-01T08:00:00Z"),
			MonthTests.OPTIONS);

	private PackagedSite site;

	private JarProcess web;

	private JarProcess worker;

	private SandboxAccount account;

	private MonthRun first;

	private Map<String, Long> peaks = Map.of();

	@BeforeAll
	void aMonthIsPosted(@TempDir Path directory) {
		this.site = new PackagedSite(directory);
		this.web = this.site.startWeb();
		this.worker = this.site.startWorker();
		this.site.awaitWeb(this.web);
		this.site.awaitWorker(this.worker);
		this.account = account("nothing happens");
		Instant start = Instant.now();
		this.first = settled(this.account, this.account.poster(SIXTEEN).post(this.month.events()), start);
		if (LinuxProcess.isKnown()) {
			this.peaks = Map.of("web", this.web.facts().peakMegabytes(), "worker", this.worker.facts().peakMegabytes());
		}
	}

	@AfterAll
	void everythingIsEnded() {
		if (this.site != null) {
			this.site.close();
		}
	}

	@Test
	void aMonthOverSixteenConnectionsLeadsToTheRecordsThatItsBooksSay() {
		assertThat(this.first.report().undelivered()).isEmpty();
		assertThat(this.first.report().statuses()).containsOnlyKeys(200);
		assertThat(MonthCheck.differences(this.month, this.first)).isEmpty();
	}

	@Test
	void bothProcessesFitIntoASmallDyno() {
		assumeThat(LinuxProcess.isKnown()).isTrue();
		log.info("Peak of resident memory in MB: {}", this.peaks);
		assertThat(this.peaks).containsOnlyKeys("web", "worker")
			.allSatisfy((role, peak) -> assertThat(peak).isLessThan(DYNO_MEGABYTES));
	}

	@Test
	void aWorkerAloneBindsNoPort() {
		assumeThat(LinuxProcess.isKnown()).isTrue();
		assertThat(this.web.facts().ports()).containsExactly(this.site.port());
		assertThat(this.worker.facts().ports()).isEmpty();
		assertThat(this.worker.output()).doesNotContain("Tomcat");
	}

	@Test
	void aWorkerWithAPortShowsItsHealthAndItsMetricsAndNothingElse() {
		int port = PackagedSite.freePort();
		AdminClient admin = this.site.adminAt(port);
		try (JarProcess other = this.site
			.start(Map.of("ALMONER_ROLES", "worker", "ALMONER_WORKER_PORT", Integer.toString(port)))) {
			this.site.awaitWorker(other);
			assertThat(admin.statusWithoutPassword("GET", "/actuator/health/liveness")).isEqualTo(200);
			assertThat(admin.statusWithoutPassword("GET", "/actuator/prometheus")).isEqualTo(401);
			assertThat(admin.statusOf("/actuator/prometheus")).isEqualTo(200);
			assertThat(admin.statusWithoutPassword("POST", this.account.endpoint().getPath())).isEqualTo(404);
			assertThat(admin.statusOf("/api/status")).isEqualTo(404);
			assertThat(admin.statusOf("/api/accounts")).isEqualTo(404);
		}
	}

	@Test
	void aWorkerThatIsAskedToStopAmidAWriteEndsInTimeAndTheNextOneFinishesItsWork() {
		SandboxAccount account = account("a worker is stopped");
		Instant start = Instant.now();
		PostReport report = whileAWriteIsUnderWay(account, () -> {
			this.worker.terminate();
			assertThat(this.worker.awaitExit(STOP_MAX)).isEqualTo(ENDED_BY_TERM);
		});
		assertThat(MonthRun.open(this.site.org(), account)).isPositive();
		assertThat(this.site.admin().lane(account).path("leased").asBoolean()).isFalse();
		this.worker = this.site.awaitWorker(this.site.startWorker());
		assertThat(MonthCheck.differences(this.month, settled(account, report, start))).isEmpty();
	}

	@Test
	void whenAWorkerIsKilledAmidAWriteAnotherTakesOverAfterItsLeaseAndNothingIsLostOrDoubled() {
		SandboxAccount account = account("a worker is killed");
		Instant start = Instant.now();
		PostReport report = whileAWriteIsUnderWay(account, () -> {
			this.worker.kill();
			assertThat(this.worker.awaitExit(STOP_MAX)).isEqualTo(ENDED_BY_KILL);
			assertThat(this.site.admin().lane(account).path("leased").asBoolean()).isTrue();
		});
		assertThat(MonthRun.open(this.site.org(), account)).isPositive();
		this.worker = this.site.awaitWorker(this.site.startWorker());
		assertThat(MonthCheck.differences(this.month, settled(account, report, start))).isEmpty();
	}

	@Test
	void whatAWebProcessAcceptedBeforeItStoppedIsStoredAndTheRestComesAgain() {
		SandboxAccount account = account("a web process is stopped");
		Instant start = Instant.now();
		Faults.Rule slow = slowly("create", Duration.ofMillis(500));
		CompletableFuture<PostReport> posts = posts(account, SOON_GIVING_UP);
		awaitHits(slow, 4);
		this.web.terminate();
		assertThat(this.web.awaitExit(STOP_MAX)).isEqualTo(ENDED_BY_TERM);
		slow.clear();
		PostReport report = join(posts);
		assertThat(report.statuses().keySet()).isSubsetOf(200, 503, 0);
		assertThat(report.undelivered()).isNotEmpty();
		assertThat(report.delivered()).isNotEmpty().allMatch((event) -> isStored(account, event));

		this.web = this.site.awaitWeb(this.site.startWeb());
		PostReport again = account.poster(SIXTEEN).post(this.month.events());
		assertThat(again.undelivered()).isEmpty();
		assertThat(MonthCheck.differences(this.month, settled(account, again, start))).isEmpty();
	}

	@Test
	void whileOldAndNewProcessesOverlapAtADeployNothingIsLostOrDoubled() {
		SandboxAccount account = account("a deploy");
		int port = PackagedSite.freePort();
		JarProcess newWeb = this.site.start(Map.of("ALMONER_ROLES", "web", "PORT", Integer.toString(port)));
		JarProcess newWorker = this.site.awaitWorker(this.site.startWorker());
		Awaitility.await().atMost(PATIENCE).until(() -> newWeb.output().contains("Started AlmonerApplication"));
		SandboxAccount atNew = new SandboxAccount(account.key(),
				this.site.adminAt(port).app().resolve(account.endpoint().getPath()), account.signingSecret());
		Instant start = Instant.now();
		Faults.Rule slow = slowly("create", Duration.ofMillis(150));
		CompletableFuture<PostReport> toOld = posts(account, SOON_GIVING_UP);
		CompletableFuture<PostReport> toNew = posts(atNew, SIXTEEN);
		awaitHits(slow, 4);
		List.of(this.web, this.worker).forEach(JarProcess::terminate);
		List.of(this.web, this.worker).forEach((old) -> assertThat(old.awaitExit(STOP_MAX)).isEqualTo(ENDED_BY_TERM));
		slow.clear();
		assertThat(join(toOld).statuses().keySet()).isSubsetOf(200, 503, 0);
		PostReport report = join(toNew);
		assertThat(report.undelivered()).isEmpty();
		assertThat(MonthCheck.differences(this.month, settled(account, report, start))).isEmpty();
		newWeb.close();
		this.web = this.site.awaitWeb(this.site.startWeb());
		this.worker = newWorker;
	}

	@Test
	void whenAWorkerIsKilledAmidAReplayItsSuccessorGoesOnWithTheJob() {
		SandboxAccount account = account("a replay is cut short");
		Instant start = Instant.now();
		PostReport report = account.poster(SIXTEEN).post(this.month.events());
		settled(account, report, start);
		Faults.Rule slow = slowly("update", Duration.ofMillis(700));
		String job = this.site.admin().replayAll(account);
		awaitHits(slow, 2);
		this.worker.kill();
		assertThat(this.worker.awaitExit(STOP_MAX)).isEqualTo(ENDED_BY_KILL);
		slow.clear();
		assertThat(this.site.admin().job(job).path("state").asString()).isNotEqualTo("done");
		this.worker = this.site.awaitWorker(this.site.startWorker());
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.site.admin().job(job).path("state").asString().equals("done"));
		assertThat(this.site.admin().job(job).path("refused").asLong()).isZero();
		assertThat(this.site.admin().job(job).path("done").asLong()).isEqualTo(this.month.events().size());
		assertThat(MonthCheck.differences(this.month, settled(account, report, start))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "REDIS_URL,''", "ALMONER_SECRET_KEY,too-short-to-be-shown",
			"SALESFORCE_URL,http://charity.my.salesforce.example" })
	void aWrongVariableStopsTheStartWithOneSentenceThatNamesIt(String variable, String value) {
		try (JarProcess process = this.site.start(Map.of(variable, value))) {
			assertThat(process.awaitExit(PATIENCE)).isOne();
			assertThat(process.errors().lines()).singleElement().asString().startsWith(variable + " ").endsWith(".");
			assertThat(process.errors() + process.output()).doesNotContain("\tat ", "Exception", "too-short-to-be")
				.doesNotContain(this.site.secrets());
		}
	}

	@Test
	void noProcessTellsSecretsOrDonorsInItsLog() {
		String log = this.site.processes()
			.stream()
			.map((process) -> process.output() + process.errors())
			.collect(Collectors.joining());
		List<String> donors = this.month.expectations()
			.customers()
			.values()
			.stream()
			.flatMap((customer) -> Stream.of(customer.name(), customer.email()))
			.filter((text) -> !text.isEmpty())
			.toList();
		assertThat(log).contains("Started AlmonerApplication")
			.doesNotContain(SIGNING_SECRET)
			.doesNotContain(this.site.secrets())
			.doesNotContain(donors);
	}

	private boolean isStored(SandboxAccount account, String event) {
		return this.site.org().record("Gateway_Event__c", account.key() + ":" + event).isPresent();
	}

	private SandboxAccount account(String name) {
		SandboxAccount account = this.site.admin().createAccount(name, SIGNING_SECRET + name.replace(' ', '_'));
		assertThat(account.key()).isNotEmpty();
		return account;
	}

	private MonthRun settled(SandboxAccount account, PostReport report, Instant start) {
		return MonthRun.settled(this.site.org(), account, report, start, PATIENCE);
	}

	/**
	 * Posts a month so slowly that the worker has to come several times, and does
	 * something while it writes records.
	 */
	private PostReport whileAWriteIsUnderWay(SandboxAccount account, Runnable action) {
		Faults.Rule slowDoor = slowly("create", Duration.ofMillis(150));
		Faults.Rule slowWorker = this.site.org().faults().onRecords().then(Fault.latency(Duration.ofMillis(400)));
		CompletableFuture<PostReport> posts = posts(account, SIXTEEN);
		try {
			awaitHits(slowWorker, 2);
			action.run();
		}
		finally {
			slowDoor.clear();
			slowWorker.clear();
		}
		PostReport report = join(posts);
		assertThat(report.undelivered()).isEmpty();
		return report;
	}

	private Faults.Rule slowly(String operation, Duration time) {
		return this.site.org().faults().on(operation).then(Fault.latency(time));
	}

	private static void awaitHits(Faults.Rule rule, int count) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> rule.hits() >= count);
	}

	private CompletableFuture<PostReport> posts(SandboxAccount account, StripePoster.Manner manner) {
		return CompletableFuture.supplyAsync(() -> account.poster(manner).post(this.month.events()));
	}

	private static PostReport join(CompletableFuture<PostReport> posts) {
		return posts.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

}

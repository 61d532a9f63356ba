package org.almoner.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.almoner.console.Light.State;
import org.almoner.console.StatusView.Account;
import org.almoner.console.StatusView.Lane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LightsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final StatusView.Budget CALM = new StatusView.Budget(20, 1_000, 20_000, 2_400, 400, 0, 0, false);

	private static final String KEY = "abcdefghijkl012345678901";

	@Test
	void aSiteThatIsWellHasOnlyGoodLights() {
		assertThat(site(redis(NOW.minusSeconds(5)), 1_000, 3)).extracting(Light::state).containsOnly(State.GOOD);
	}

	@ParameterizedTest
	@CsvSource({ "79999, GOOD, 79", "80000, WARN, 80", "95000, BAD, 95", "120000, BAD, 100" })
	void theOrgsCallsAreAMeterThatTurnsBeforeTheyAreUsedUp(int used, State state, int share) {
		Light calls = site(redis(NOW), used, 0).get(2);
		assertThat(calls.state()).isEqualTo(state);
		assertThat(calls.share()).isEqualTo(share);
	}

	@ParameterizedTest
	@CsvSource({ "60, GOOD, Alive", "240, WARN, 4 minutes ago", "7200, BAD, 2 hours ago" })
	void aWorkerThatIsMissingIsSaidToBeSoSinceWhen(long seconds, State state, String words) {
		Light worker = site(redis(NOW.minusSeconds(seconds)), 1, 0).get(5);
		assertThat(worker.state()).isEqualTo(state);
		assertThat(worker.sentence()).contains(words);
	}

	@Test
	void aSiteWithoutAnyWorkerNeedsOne() {
		assertThat(site(redis(null), 1, 0).get(5).state()).isEqualTo(State.BAD);
	}

	@Test
	void theAgeOfTheOldestIsToldWithItsAccountsName() {
		StatusView.Redis late = new StatusView.Redis(true, true, NOW,
				List.of(new Lane(KEY, 7, 2, 400, true), new Lane("other", 0, 0, 0, false)), null);
		Light queue = site(late, 1, 0).get(4);
		assertThat(queue.state()).isEqualTo(State.WARN);
		assertThat(queue.sentence()).contains("7 events waiting", "2 to be tried again", "6 minutes", "Main");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "false | true | 1234 | 0 | BAD | 1,234 events wait in Redis until Salesforce is back.",
					"false | true | 0 | 0 | BAD | What comes waits in Redis",
					"false | false | 0 | 0 | BAD | come again",
					"true | true | 1 | 0 | WARN | 1 event waits in Redis to be stored.",
					"true | true | 0 | 3 | WARN | 3 events are set aside: Salesforce does not take them as they are",
					"true | true | 0 | 0 | GOOD | Answers." })
	void whatWaitsInTheSpoolIsToldWithSalesforce(boolean reachable, boolean inUse, long waiting, long aside,
			State state, String words) {
		StatusView.Redis redis = new StatusView.Redis(true, inUse, NOW, List.of(),
				new StatusView.Spool(inUse, false, waiting, aside, 60));
		StatusView seen = new StatusView("1", 60, List.of("web"), new StatusView.Door(1, 10, 0, 0),
				new StatusView.Salesforce(reachable, 1, 100_000, 1), CALM, redis, List.of());
		Light light = Lights.ofSite(seen, NOW).get(1);
		assertThat(light.state()).isEqualTo(state);
		assertThat(light.sentence()).contains(words);
	}

	@Test
	void eventsThatWaitForCompanyAlarmNobodyUnlessTheyWaitForLong() {
		assertThat(spooledFirst(55).state()).isEqualTo(State.GOOD);
		assertThat(spooledFirst(55).sentence()).contains("12 events wait in Redis so that more of them travel");
		assertThat(spooledFirst(120).state()).isEqualTo(State.WARN);
	}

	private static Light spooledFirst(long oldest) {
		StatusView.Redis redis = new StatusView.Redis(true, true, NOW, List.of(),
				new StatusView.Spool(true, true, 12, 0, oldest));
		return site(redis, 1, 0).get(1);
	}

	@Test
	void aShareThatIsTooSmallIsSaidInCallsADay() {
		Light light = BudgetLight.of(new StatusView.Budget(5, 5_000, 4_998, 12_000, -200, 1, 52, true));
		assertThat(light.state()).isEqualTo(State.WARN);
		assertThat(light.sentence())
			.contains("needs about 12,000 calls a day and may use 4,998. Nothing is lost or stopped");
		assertThat(light.share()).isEqualTo(100);
	}

	@Test
	void whatThriftMeansIsSaidInSeconds() {
		assertThat(BudgetLight.of(CALM).sentence())
			.isEqualTo("1,000 of 20,000 calls used in 24 hours. Events are written at once.");
		Light unknown = BudgetLight.of(new StatusView.Budget(20, -1, 20_000, -1, 200, 0.6, 31, false));
		assertThat(unknown.sentence()).contains("not known while Redis is away", "wait up to 31 seconds");
		assertThat(unknown.share()).isNull();
	}

	@Test
	void whileRedisIsAwayTheQueueAndTheWorkersAreNotGuessedAt() {
		List<Light> lights = site(new StatusView.Redis(false, null, null, List.of(), null), 1, 0);
		assertThat(lights.subList(3, 6)).extracting(Light::state).containsExactly(State.BAD, State.OFF, State.OFF);
	}

	@ParameterizedTest
	@CsvSource({ "Connected, Healthy, GOOD", "Attention, Duplicate, BAD", "Attention, Wrong Version, WARN",
			"Connected, Unchecked, OFF", "Disabled, Healthy, OFF", "Draft, Unchecked, OFF", "Attention, Missing, BAD" })
	void anEndpointsLightIsWhatItsLastCheckFound(String status, String health, State state) {
		Light light = accounts(new Account(KEY, "Main", status, NOW, health, "It is so.", NOW.minusSeconds(180)))
			.getFirst();
		assertThat(light.state()).isEqualTo(state);
		assertThat(light.link()).isEqualTo("/admin/accounts/" + KEY);
		assertThat(light.sentence()).contains(
				(state == State.OFF && !status.equals("Connected")) ? status : "It is so. Checked 3 minutes ago.");
	}

	@ParameterizedTest
	@CsvSource({ "PT3M, GOOD, 3 minutes ago", "P8D, WARN, 8 days ago" })
	void aQuietAccountIsNoticed(Duration age, State state, String words) {
		Light light = accounts(new Account(KEY, "Main", "Connected", NOW.minus(age), "Healthy", null, null)).get(1);
		assertThat(light.state()).isEqualTo(state);
		assertThat(light.sentence()).contains(words);
	}

	private static StatusView.Redis redis(@Nullable Instant workerSeenAt) {
		return new StatusView.Redis(true, true, workerSeenAt, List.of(), null);
	}

	private static List<Light> site(StatusView.Redis redis, int callsUsed, int waiting) {
		return Lights.ofSite(view(redis, callsUsed, waiting,
				List.of(new Account(KEY, "Main", "Connected", NOW, "Healthy", null, null))), NOW);
	}

	private static List<Light> accounts(Account account) {
		return Lights.ofAccounts(view(redis(NOW), 1, 0, List.of(account)), NOW);
	}

	private static StatusView view(StatusView.Redis redis, int callsUsed, int waiting, List<Account> accounts) {
		return new StatusView("1", 60, List.of("web"), new StatusView.Door(1, 10, waiting, 20),
				new StatusView.Salesforce(true, callsUsed, 100_000, callsUsed), CALM, redis, accounts);
	}

}

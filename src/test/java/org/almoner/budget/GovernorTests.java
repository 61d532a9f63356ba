package org.almoner.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.almoner.log.LogOf;
import org.almoner.queue.CallBucket;
import org.almoner.queue.LocksOf;
import org.almoner.queue.QueueException;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.RecordId;
import org.almoner.salesforce.SalesforceException;
import org.almoner.salesforce.SalesforceOperations;
import org.almoner.sandbox.redis.RedisProcess;
import org.almoner.testing.HandClock;
import org.almoner.testing.InMemorySalesforce;
import org.almoner.testing.InMemorySharedCopies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class GovernorTests {

	private static final Duration BEAT = Duration.ofSeconds(3);

	private static final CallBucket AWAY = (calls, terms) -> {
		throw new QueueException("Redis does not answer");
	};

	private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));

	private final CountedOrg org = new CountedOrg();

	private final InMemorySharedCopies copies = new InMemorySharedCopies();

	@Test
	void twoProcessesSpendFromOneBucket() {
		try (RedisProcess process = RedisProcess.start(0); LocksOf redis = new LocksOf(process)) {
			Governor web = governor(redis.bucket());
			CountedOrg elsewhere = new CountedOrg();
			Governor worker = new Governor(elsewhere, redis.bucket(), setting(elsewhere), new OrgLimit(this.copies),
					this.clock);
			this.org.spend(200);
			web.beat();
			elsewhere.spend(150);
			worker.beat();
			web.beat();
			assertThat(web.figures().level()).isEqualTo(416.7 - 350, within(2.0));
			assertThat(web.figures().taken().lastDay()).isEqualTo(350);
			assertThat(web.thrift()).isEqualTo(1, within(0.05));
			redis.wipe();
			web.beat();
			assertThat(web.figures().level()).as("half full again").isEqualTo(416.7, within(2.0));
		}
	}

	@Test
	void withoutRedisAProcessReckonsByItselfAndHandsInLater() {
		List<Long> handed = new ArrayList<>();
		OwnBucket redis = new OwnBucket(this.clock);
		boolean[] away = { true };
		Governor governor = governor((calls, terms) -> {
			if (away[0]) {
				throw new QueueException("Redis does not answer");
			}
			handed.add(calls);
			return redis.take(calls, terms);
		});
		governor.beat();
		assertThat(governor.figures().level()).as("half full").isEqualTo(416.7, within(0.1));
		assertThat(governor.figures().taken().lastDay()).isEqualTo(-1);
		this.org.spend(1);
		governor.beat();
		this.org.spend(99);
		governor.beat();
		assertThat(governor.figures().level()).isEqualTo(316.7, within(0.1));
		away[0] = false;
		governor.beat();
		this.org.spend(5);
		governor.beat();
		assertThat(handed).containsExactly(100L, 5L);
		away[0] = true;
		governor.beat();
		assertThat(governor.figures().level()).as("goes on from there").isEqualTo(311.7, within(0.1));
	}

	@Test
	void whatCanWaitRestsWhileTheBucketIsEmptyButNotForEver() {
		Governor governor = governor(new OwnBucket(this.clock));
		governor.beat();
		assertThat(governor.hasSpare()).isTrue();
		drain(governor, Duration.ofMinutes(1));
		assertThat(governor.hasSpare()).isFalse();
		assertThat(governor.isOrgWell()).as("what an admin ordered goes on").isTrue();
		assertThat(governor.thrift()).isEqualTo(1);
		assertThat(governor.figures().isShort()).isFalse();
		drain(governor, Duration.ofMinutes(11));
		assertThat(governor.figures().isShort()).isTrue();
		assertThat(governor.figures().needed()).as("not known without Redis' count").isEqualTo(-1);
		drain(governor, Duration.ofHours(6));
		assertThat(governor.hasSpare()).isTrue();
		this.clock.advance(Duration.ofHours(2));
		governor.beat();
		assertThat(governor.thrift()).isZero();
		assertThat(governor.figures().isShort()).isFalse();
	}

	private void drain(Governor governor, Duration time) {
		Instant end = this.clock.instant().plus(time);
		while (this.clock.instant().isBefore(end)) {
			this.clock.advance(Duration.ofSeconds(30));
			this.org.spend(1_000);
			governor.beat();
		}
	}

	@Test
	void aProcessThatCallsNobodyHearsTheOrgsLimitFromOthers() {
		CountedOrg silent = new CountedOrg();
		Governor door = new Governor(silent, AWAY, setting(silent), new OrgLimit(this.copies), this.clock);
		door.beat();
		assertThat(door.figures().allowed()).isEqualTo(20_000);
		this.org.say(10, 15_000);
		governor(AWAY).beat();
		door.beat();
		assertThat(door.figures().allowed()).isEqualTo(3_000);
		this.copies.away(true);
		door.beat();
		assertThat(door.figures().allowed()).as("it remembers").isEqualTo(3_000);
	}

	@Test
	void anOrgWhoseCallsRunShortMakesThriftyWhateverAlmonerSpent() {
		Governor governor = governor(new OwnBucket(this.clock));
		this.org.say(80_000, 100_000);
		governor.beat();
		assertThat(governor.thrift()).isEqualTo(1.0 / 3);
		assertThat(governor.hasSpare() || governor.isOrgWell()).isFalse();
		this.org.say(95_000, 100_000);
		governor.beat();
		assertThat(governor.thrift()).isEqualTo(1);
	}

	@Test
	void aShareThatIsSetCountsAtOnceInEveryProcess() {
		InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);
		Governor one = new Governor(salesforce, AWAY, setting(salesforce), new OrgLimit(this.copies), this.clock);
		Governor other = new Governor(salesforce, AWAY, setting(salesforce), new OrgLimit(this.copies), this.clock);
		one.share(50);
		other.beat();
		assertThat(List.of(one, other)).allSatisfy((governor) -> {
			assertThat(governor.figures().share()).isEqualTo(50);
			assertThat(governor.figures().allowed()).isEqualTo(50_000);
		});
		assertThat(salesforce.all("Gateway_Setting__c")).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("Gateway_Key__c", "site")
				.containsEntry("Api_Share__c", "50"));
		one.share(10);
		assertThat(salesforce.all("Gateway_Setting__c")).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> one.share(0));
		assertThat(salesforce.queries()).isEmpty();
	}

	@Test
	void aShareThatWasSetInSalesforceIsSeenWithinTheHourByOneQuestion() {
		InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);
		Governor one = new Governor(salesforce, AWAY, setting(salesforce), new OrgLimit(this.copies), this.clock);
		Governor other = new Governor(salesforce, AWAY, setting(salesforce), new OrgLimit(this.copies), this.clock);
		one.share(50);
		salesforce.edit(new RecordId(id(salesforce)), "Api_Share__c", "35.0");
		this.clock.advance(Duration.ofMinutes(61));
		one.beat();
		other.beat();
		assertThat(List.of(one.figures().share(), other.figures().share())).containsOnly(35);
		assertThat(salesforce.queries()).hasSize(1);
	}

	private static String id(InMemorySalesforce salesforce) {
		return String.valueOf(salesforce.all("Gateway_Setting__c").getFirst().get("Id"));
	}

	@Test
	void aShareThatNobodySetOrThatCannotBeReadIsTwentyPercent() {
		InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);
		Governor governor = new Governor(salesforce, AWAY, setting(salesforce), new OrgLimit(this.copies), this.clock);
		governor.beat();
		assertThat(salesforce.queries()).as("an org that nobody asked anything yet").isEmpty();
		salesforce.query("SELECT Id FROM Gateway_Log__c");
		salesforce.away(FailureKind.INVALID);
		this.copies.away(true);
		governor.beat();
		governor.beat();
		assertThat(salesforce.queries()).hasSize(2);
		assertThat(governor.figures().share()).isEqualTo(20);
		assertThatExceptionOfType(SalesforceException.class).isThrownBy(() -> governor.share(30));
		assertThat(governor.figures().share()).isEqualTo(20);
		salesforce.away(null);
		governor.share(30);
		assertThat(governor.figures().share()).as("without Redis at least here").isEqualTo(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "50", "50 ", "9999 1", "50 1 1", "-1 1000" })
	void aCopyThatCannotBeReadIsNone(String copy) {
		this.copies.put("settings", "api-share", copy);
		Governor governor = governor(AWAY);
		governor.beat();
		assertThat(governor.figures().share()).isEqualTo(20);
	}

	@Test
	void theLogIsToldOnceADayThatTheShareIsTooSmall() {
		InMemorySalesforce salesforce = new InMemorySalesforce(this.clock);
		BudgetAlarm alarm = new BudgetAlarm(LogOf.org(salesforce, this.clock), this.clock);
		alarm.look(figures(Duration.ofMinutes(10)));
		assertThat(salesforce.writes()).isEmpty();
		alarm.look(figures(Duration.ofMinutes(11)));
		alarm.look(figures(Duration.ofMinutes(12)));
		assertThat(salesforce.writes()).hasSize(1);
		Map<String, String> entry = salesforce.all("Gateway_Log__c").getFirst();
		assertThat(entry.get("Message__c")).contains("needs about 36,000 API calls a day", "20,000",
				"Nothing is lost or stopped");
		this.clock.advance(Duration.ofDays(1));
		alarm.look(figures(Duration.ofDays(1)));
		assertThat(salesforce.all("Gateway_Log__c")).hasSize(2);
	}

	private static BudgetFigures figures(Duration empty) {
		return new BudgetFigures(20, 20_000, new BudgetFigures.Taken(1_500, 21_000), -100, 1, empty);
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 10, 12 })
	void aDayOfAnEventASecondEndsWithinTheShareAndNoEventWaitsAMinute(int callsABatch) {
		Governor governor = governor(new OwnBucket(this.clock));
		long oldest = -1;
		long longest = 0;
		for (long second = 0; second < 86_400; second++) {
			this.clock.advance(Duration.ofSeconds(1));
			if (second % BEAT.toSeconds() == 0) {
				governor.beat();
			}
			oldest = (oldest < 0) ? second : oldest;
			Duration linger = governor.between(Duration.ofSeconds(1), Budget.LONGEST_WAIT);
			if (second - oldest >= linger.toSeconds()) {
				longest = Math.max(longest, second - oldest);
				this.org.spend(callsABatch);
				oldest = -1;
			}
		}
		assertThat(this.org.spent()).isLessThanOrEqualTo(20_000 + 834).isGreaterThan(19_000);
		assertThat(longest).isLessThan(56);
	}

	private Governor governor(CallBucket bucket) {
		return new Governor(this.org, bucket, setting(this.org), new OrgLimit(this.copies), this.clock);
	}

	private ShareSetting setting(SalesforceOperations salesforce) {
		return new ShareSetting(salesforce, this.copies, this.clock);
	}

}

package org.almoner.salesforce;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OrgBreakerTests {

	private static final Duration FIRST_PAUSE_AT_MOST = Duration.ofMillis(2_500);

	private final WireOrg org = new WireOrg();

	private final Time time = new Time();

	private final Seam seam = new Seam(this.org.url(), Seam.QUICK, this.time);

	@AfterEach
	void close() {
		this.org.close();
	}

	@Test
	void afterFiveFailuresInARowNoCallIsMade() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		times(5);
		assertThat(this.org.requests).hasSize(5);
		assertThat(create()).isEqualTo("AWAY " + OrgBreaker.OPEN);
		times(20);
		assertThat(this.org.requests).hasSize(5);
		assertThat(this.seam.registry.get("almoner.salesforce.breaker").gauge().value()).isEqualTo(1);
	}

	@Test
	void aQueryThatIsSparedIsNotAskedAgainAndAgain() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		times(5);
		assertThatExceptionOfType(SalesforceException.class)
			.isThrownBy(() -> this.seam.salesforce.query("SELECT Id FROM Gateway_Event__c"))
			.withMessageContaining("Almoner asks again in a moment");
		assertThat(this.org.requests).hasSize(5);
	}

	@Test
	void afterAPauseOneCallFindsOutThatTheOrgIsBack() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		times(5);
		this.org.habit = WireOrg::takeAll;
		this.time.pass(FIRST_PAUSE_AT_MOST);
		assertThat(create()).isEqualTo("saved");
		assertThat(create()).isEqualTo("saved");
		assertThat(this.seam.registry.get("almoner.salesforce.breaker").gauge().value()).isZero();
	}

	@Test
	void asLongAsTheOrgIsAwayThePausesGrowAndEachEndsWithOneCall() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		times(5);
		this.time.pass(FIRST_PAUSE_AT_MOST);
		times(5);
		assertThat(this.org.requests).hasSize(6);
		this.time.pass(FIRST_PAUSE_AT_MOST);
		times(5);
		assertThat(this.org.requests).as("the second pause is longer").hasSize(6);
		this.time.pass(FIRST_PAUSE_AT_MOST);
		times(5);
		assertThat(this.org.requests).hasSize(7);
	}

	@Test
	void tenMinutesWithoutTheOrgCostAFewDozenCallsHoweverManyAreWanted() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		for (int second = 0; second < 600; second++) {
			create();
			this.time.pass(Duration.ofSeconds(1));
		}
		assertThat(this.org.requests).hasSizeBetween(15, 60);
	}

	@Test
	void aUsedUpLimitIsNotAskedAgainForAMinute() {
		this.org.order(Answer.fault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
		assertThat(create()).isEqualTo("LIMIT REQUEST_LIMIT_EXCEEDED");
		assertThat(create()).isEqualTo("LIMIT " + OrgBreaker.OPEN);
		this.time.pass(Duration.ofSeconds(50));
		assertThat(create()).isEqualTo("LIMIT " + OrgBreaker.OPEN);
		this.time.pass(Duration.ofSeconds(11));
		assertThat(create()).isEqualTo("saved");
	}

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_FIELD", "ARGUMENT_OBJECT_PARSE_ERROR", "UNABLE_TO_LOCK_ROW" })
	void whatIsTheRequestsFaultSparesNoCall(String code) {
		this.org.habit = (body) -> Answer.fault(code, "no");
		times(12);
		assertThat(this.org.requests).hasSize(12);
	}

	@Test
	void anAnswerBetweenFailuresBeginsTheCountAnew() {
		for (int round = 0; round < 4; round++) {
			this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
			times(4);
			this.org.habit = WireOrg::takeAll;
			assertThat(create()).isEqualTo("saved");
		}
	}

	@Test
	void healthKeepsTheOrgsOwnReasonWhileCallsAreSpared() {
		this.org.habit = (body) -> Answer.fault("SERVER_UNAVAILABLE", "later");
		times(8);
		assertThat(this.seam.health.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.seam.health.health().getDetails().get("reason")).asString().contains("SERVER_UNAVAILABLE");
	}

	private void times(int calls) {
		for (int call = 0; call < calls; call++) {
			create();
		}
	}

	private String create() {
		return switch (this.seam.salesforce.create(List.of(Seam.event(1))).getFirst()) {
			case SaveOutcome.Saved saved -> "saved";
			case SaveOutcome.Refused refused -> refused.kind() + " " + refused.code();
		};
	}

}

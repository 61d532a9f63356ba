package org.almoner.sandbox.chaos;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The chaos command in small: every kind of fault once, on the processes of a site. */
class ChaosTests {

	private static final Logger log = LoggerFactory.getLogger(ChaosTests.class);

	private static final ChaosRun.Plan PLAN = new ChaosRun.Plan(1_200, 60, 7, Duration.ofMinutes(4));

	@Test
	void whateverFailsNothingAnsweredIsLostNothingIsThereTwiceAndAllIsAsTheBooksSay() {
		ChaosRun run = ChaosRun.of(PLAN);
		log.info("{}", ChaosTable.of(run));
		assertThat(run.proof().lost()).as("lost").isEmpty();
		assertThat(run.proof().twice()).as("twice").isEmpty();
		assertThat(run.proof().wrong()).as("wrong").isEmpty();
		assertThat(run.others()).as("answers other than 200 and 503").isEmpty();
		assertThat(run.taken()).as("events answered 200").isEqualTo(run.events());
		assertThat(run.endured()).extracting(Endured::trouble).contains(Trouble.values());
		// which ones calls meet depends on when the machine has web started again
		assertThat(run.endured()).filteredOn((one) -> one.met() > 0 && one.trouble().place() == Place.ORG)
			.hasSizeGreaterThan(6);
	}

	@Test
	void theSameSeedLeadsToTheSameFaultsAndAnotherToOthers() {
		Duration span = Duration.ofSeconds(200);
		assertThat(Schedule.of(42, span)).isEqualTo(Schedule.of(42, span)).isNotEqualTo(Schedule.of(43, span));
	}

}

package org.almoner.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link PayoutCommand} does with 250,000 lines, in small. */
class LongPayoutRunTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aLongPayoutTiesWithinItsLimitsWhateverTheOrgHasAlready(boolean present) {
		LongPayoutRun run = LongPayoutRun.of(new LongPayoutRun.Plan(2_500, present, Duration.ofMinutes(2)),
				this.directory, Map.of("ALMONER_PAYOUT_PACE", "50ms"));
		assertThat(run.outcome().status()).isEqualTo("Reconciled");
		assertThat(run.outcome().lines()).isEqualTo(run.outcome().records()).isEqualTo(2_500);
		assertThat(run.outcome().gifts()).isEqualTo(25 * 96);
		assertThat(run.orgCalls().total()).as("%s", run.orgCalls()).isLessThanOrEqualTo(run.plan().orgCallsMax());
		assertThat(run.stripeCalls()).isLessThanOrEqualTo(run.plan().stripeCallsMax());
		assertThat(run.heap().peak()).isPositive();
		assertThat(run.holds()).as("%s", run).isTrue();
	}

}

package org.almoner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Months with every kind of line in three currencies, through the whole of Almoner over
 * the real wires: every payout ties to the cent, and each of its lines is one record.
 */
class PayoutMonthsTests {

	static final MonthOptions OPTIONS = MonthTests.OPTIONS.with(MonthOptions.Balance.OF_EVERY_KIND);

	/** Payouts are worked one after the other here, and nothing else is to be done. */
	static final String PACE = "--almoner.payout.pace=20ms";

	/** So that the last payouts have arrived by now. */
	static CharityMonth month(long seed, int events) {
		Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(72));
		return CharityMonth.generate(seed, events, start, OPTIONS);
	}

	@ParameterizedTest
	@ValueSource(longs = { 3, 11, 27 })
	void everyAutomaticPayoutTiesToTheCentAndEachOfItsLinesIsOneRecord(long seed) {
		CharityMonth month = month(seed, 250);
		try (Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for a month", PACE)) {
			PayoutDesk desk = posted(sandbox, month, StripePoster.Manner.ORDERLY);
			desk.awaitAll(month);
			MonthRun run = desk.now();
			assertThat(PayoutCheck.differences(month, run::of)).isEmpty();
			assertThat(MonthCheck.differences(month, run)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = 5)
	void theOrderOfTheEventsDoesNotMatter(long seed) {
		CharityMonth month = month(seed, 250);
		try (Sandbox sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for a month", PACE)) {
			StripePoster.Manner shuffled = new StripePoster.Manner(16, 6, Duration.ofMillis(100), 10, true, seed);
			PayoutDesk desk = posted(sandbox, month, shuffled);
			desk.awaitAll(month);
			MonthRun run = desk.now();
			assertThat(PayoutCheck.differences(month, run::of)).isEmpty();
			assertThat(MonthCheck.differences(month, run)).isEmpty();
		}
	}

	/** Connects an account, and lets a month happen to it. */
	static PayoutDesk posted(Sandbox sandbox, CharityMonth month, StripePoster.Manner manner) {
		sandbox.stripe().show(month);
		SandboxAccount account = sandbox.connectWithApiKey("A charity");
		Instant start = Instant.now();
		MonthRun.settled(sandbox.org(), account, account.poster(manner).post(month.events()), start,
				PayoutDesk.PATIENCE);
		return new PayoutDesk(sandbox.org(), sandbox.admin(), account);
	}

}

package org.almoner.sandbox;

import java.time.Duration;
import java.time.Instant;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A charity's month through the whole of Almoner, over the real wires. */
class MonthTests {

	static final MonthOptions OPTIONS = MonthOptions.EVERYTHING.forAccount("acct_1Sandbox", false);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final CharityMonth month = CharityMonth.generate(7, 600, Instant.parse("2026-07-01T08:00:00Z"), OPTIONS);

	@Test
	void aShuffledMonthWithRepetitionsAnd64ConcurrentPostsLeadsToTheRecordsThatItsBooksSay() {
		StripePoster.Manner shuffled = new StripePoster.Manner(64, 6, Duration.ofMillis(100), 20, true, 11);
		MonthRun unruly = MonthRun.of(this.month, shuffled, PATIENCE);
		assertThat(unruly.report().undelivered()).isEmpty();
		assertThat(unruly.report().statuses()).containsOnlyKeys(200);
		assertThat(MonthCheck.differences(this.month, unruly)).isEmpty();

		MonthRun orderly = MonthRun.of(this.month, StripePoster.Manner.ORDERLY, PATIENCE);
		assertThat(MonthCheck.differences(this.month, orderly)).isEmpty();
		unruly.records().forEach((type, records) -> assertThat(records).as(type).isEqualTo(orderly.of(type)));
	}

}

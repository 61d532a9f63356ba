package org.almoner.console;

import java.math.BigDecimal;
import java.util.List;

import org.almoner.payout.CategoryTotal;
import org.almoner.payout.Payout;
import org.almoner.payout.Payout.Reconciliation;
import org.almoner.payout.Statement;
import org.almoner.payout.Sums;
import org.almoner.salesforce.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WaterfallTests {

	@Test
	void eachStepBeginsWhereTheOneBeforeEndedAndTheLastIsTheBank() {
		Waterfall drawn = drawn("66.10", line("Payment", "charge", "100", "3.90"),
				line("Refund", "refund", "-30", "0"));
		assertThat(drawn.steps()).extracting(Waterfall.Step::name)
			.containsExactly("Gifts received", "Refunds", "Gateway fees", "To the bank");
		assertThat(drawn.steps()).extracting(Waterfall.Step::amount)
			.containsExactly("100.00 USD", "-30.00 USD", "-3.90 USD", "66.10 USD");
		assertThat(drawn.steps()).extracting(Waterfall.Step::end).containsExactly(360.0, 252.0, 237.96, 237.96);
		assertThat(drawn.zero()).isZero();
		assertThat(drawn.words())
			.isEqualTo("Gifts received 100.00 USD, Refunds -30.00 USD, Gateway fees -3.90 USD, To the bank 66.10 USD");
	}

	@Test
	void whatIsNotExplainedIsAStepBeforeTheBank() {
		Waterfall drawn = drawn("90", line("Payment", "charge", "100", "0"));
		assertThat(drawn.steps()).extracting((step) -> step.name() + " " + step.amount() + " " + step.style())
			.containsExactly("Gifts received 100.00 USD more", "Not explained -10.00 USD unexplained",
					"To the bank 90.00 USD bank");
	}

	@Test
	void aPayoutThatChargedTheBankGoesToTheLeftOfZeroAndAllBarsAreInThePicture() {
		Waterfall drawn = drawn("-55", line("Payment", "charge", "45", "0"),
				line("Adjustment", "dispute", "-100", "0"));
		assertThat(drawn.zero()).isCloseTo(198, within(0.01));
		assertThat(drawn.steps().getLast().name()).isEqualTo("Charged to the bank");
		assertThat(drawn.steps().getLast().x()).isZero();
		assertThat(drawn.steps()).allSatisfy((step) -> {
			assertThat(step.x()).isBetween(0.0, 360.0);
			assertThat(step.x() + step.width()).isLessThanOrEqualTo(360.01);
		});
	}

	@Test
	void aPayoutOfNothingIsDrawnToo() {
		Waterfall drawn = drawn("0");
		assertThat(drawn.steps()).singleElement().satisfies((step) -> assertThat(step.width()).isPositive().isFinite());
	}

	private static Waterfall drawn(String amount, CategoryTotal... lines) {
		Payout payout = new Payout("key", "Shop", "po_1", "Paid", new BigDecimal(amount), "USD", null,
				new Reconciliation(null, null, null, null), null, true, new RecordId("a0B000000000001AAA"));
		return Waterfall.of(new Statement(payout, List.of(lines), List.of()));
	}

	private static CategoryTotal line(String type, String category, String gross, String fee) {
		BigDecimal before = new BigDecimal(gross);
		BigDecimal kept = new BigDecimal(fee);
		return new CategoryTotal(type, category, "USD", new Sums(1, before, kept, before.subtract(kept)));
	}

}

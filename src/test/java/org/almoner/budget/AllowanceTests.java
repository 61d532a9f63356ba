package org.almoner.budget;

import org.almoner.salesforce.ApiUse.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AllowanceTests {

	/** 24,000 calls a day, 1,000 an hour. */
	private final Allowance allowance = new Allowance(24, 100_000);

	@Test
	void theBucketHoldsAnHourAndFillsInOne() {
		assertThat(this.allowance.capacity()).isEqualTo(1_000);
		assertThat(this.allowance.terms().refill() * 3_600).isEqualTo(1_000, within(0.001));
	}

	@ParameterizedTest
	@CsvSource({ "1000, 0", "500, 0", "499, 0.0025", "400, 0.25", "300, 0.5", "100, 1", "0, 1", "-1000, 1" })
	void thriftGrowsEvenlyBetweenAHalfAndATenth(double level, double thrift) {
		assertThat(this.allowance.thrift(level, Level.PLENTY)).isEqualTo(thrift, within(1e-9));
	}

	@Test
	void lessInTheBucketNeverMeansLessThriftWhateverTheOrgSays() {
		for (Level org : Level.values()) {
			double before = 0;
			for (int level = 1_000; level >= -1_000; level--) {
				double thrift = this.allowance.thrift(level, org);
				assertThat(thrift).isBetween(before, 1.0);
				before = thrift;
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1000, SHORT, 0.3333", "200, SHORT, 0.75", "1000, LAST, 1" })
	void whereTheOrgsOwnCallsRunShortThriftIsAtLeastSoGreat(double level, Level org, double thrift) {
		assertThat(this.allowance.thrift(level, org)).isEqualTo(thrift, within(0.001));
	}

	@Test
	void anOrgWithHardlyAnyCallsHasABucketAllTheSame() {
		Allowance none = new Allowance(1, 50);
		assertThat(none.thrift(none.capacity(), Level.PLENTY)).isZero();
		assertThat(none.thrift(-none.capacity(), Level.PLENTY)).isEqualTo(1);
	}

}

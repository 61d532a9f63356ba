package org.almoner.retention;

import org.almoner.salesforce.ApiUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpareCallsTests {

	@ParameterizedTest
	@CsvSource({ "-1, -1, true", "0, 100000, true", "79999, 100000, true", "80000, 100000, false",
			"100001, 100000, false" })
	void whatCanWaitWaitsOnceFourFifthsOfTheDaysCallsAreUsed(int used, int limit, boolean there) {
		assertThat(SpareCalls.areThere(new ApiUse(used, limit, 7))).isEqualTo(there);
	}

}

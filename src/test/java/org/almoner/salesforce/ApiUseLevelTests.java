package org.almoner.salesforce;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApiUseLevelTests {

	@ParameterizedTest(name = "{0} of {1} calls are {2}")
	@CsvSource({ "-1, -1, PLENTY", "0, 100000, PLENTY", "79999, 100000, PLENTY", "80000, 100000, SHORT",
			"94999, 100000, SHORT", "95000, 100000, LAST", "120000, 100000, LAST", "5, 0, PLENTY" })
	void whatIsLeftOfTheDaysCallsHasThreeLevels(int used, int limit, ApiUse.Level level) {
		assertThat(new ApiUse(used, limit, 0).level()).isEqualTo(level);
	}

}

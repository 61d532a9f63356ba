package org.almoner.console;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1" })
	void aTextThatASpreadsheetWouldRunIsKeptFromIt(String text) {
		assertThat(Csv.harmless(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ch_1", "Spring appeal", "a=1", "1-2", "“quoted”" })
	void otherTextsStayAsTheyAre(String text) {
		assertThat(Csv.harmless(text)).isEqualTo(text);
	}

}

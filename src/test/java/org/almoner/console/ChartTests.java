package org.almoner.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.console.Chart.Bar;
import org.almoner.console.Chart.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChartTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

	@Test
	void theSeriesOfADayStandOnEachOtherAndTheGreatestDayFillsTheHeight() {
		Chart chart = chart(new Value(TODAY, "Failed", BigDecimal.ONE),
				new Value(TODAY, "Processed", new BigDecimal(3)),
				new Value(TODAY.minusDays(1), "Processed", new BigDecimal(2)));
		assertThat(chart.bars()).extracting(Bar::height).containsExactly(62.0, 93.0, 31.0);
		Bar processed = chart.bars().get(1);
		Bar failed = chart.bars().get(2);
		assertThat(processed.y() + processed.height()).isEqualTo(140);
		assertThat(failed.y() + failed.height()).isEqualTo(processed.y());
		assertThat(failed.style()).isEqualTo("bad");
		assertThat(failed.x() + failed.width()).isLessThanOrEqualTo(Chart.WIDTH);
		assertThat(failed.tip()).isEqualTo("2026-11-21 Failed: 1");
	}

	@Test
	void theTableTellsTheSameNewestFirst() {
		Chart chart = chart(new Value(TODAY.minusDays(2), "Processed", new BigDecimal("2.50")),
				new Value(TODAY, "Failed", BigDecimal.ONE));
		assertThat(chart.lines()).containsExactly(new Chart.Line(TODAY, List.of("0", "1")),
				new Chart.Line(TODAY.minusDays(2), List.of("2.50", "0")));
	}

	@Test
	void whatIsOutsideTheDaysIsLeftOutAndNothingIsEmpty() {
		assertThat(chart(new Value(TODAY.plusDays(1), "Processed", BigDecimal.ONE),
				new Value(TODAY.minusDays(30), "Processed", BigDecimal.ONE))
			.isEmpty()).isTrue();
		assertThat(chart().isEmpty()).isTrue();
	}

	private static Chart chart(Value... values) {
		Map<String, String> styles = new LinkedHashMap<>();
		styles.put("Processed", "");
		styles.put("Failed", "bad");
		return Chart.of("Events", TODAY, 30, styles, List.of(values));
	}

}

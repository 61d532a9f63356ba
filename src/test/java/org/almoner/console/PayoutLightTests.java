package org.almoner.console;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.almoner.console.Light.State;
import org.almoner.payout.PayoutMonth;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The light that says whether the books tie with the bank. */
class PayoutLightTests {

	@Test
	void whereAllTieItIsWell() {
		Light light = PayoutLight.of(List.of(month(Map.of("Reconciled", 4L)), month(Map.of("Reconciled", 7L))));
		assertThat(light.state()).isEqualTo(State.GOOD);
		assertThat(light.sentence()).isEqualTo("11 tie to the cent.");
	}

	@Test
	void oneThatDoesNotTieIsToBeLookedAt() {
		Light light = PayoutLight.of(List.of(month(Map.of("Reconciled", 1L, "Unreconciled", 1L, "Waiting", 2L))));
		assertThat(light.state()).isEqualTo(State.WARN);
		assertThat(light.sentence())
			.isEqualTo("1 ties to the cent; 1 does not tie: its page says why; 2 wait to be compared.");
		assertThat(light.link()).isEqualTo("/admin/payouts");
	}

	@Test
	void withoutPayoutsItIsOff() {
		assertThat(PayoutLight.of(List.of()).state()).isEqualTo(State.OFF);
	}

	private static PayoutMonth month(Map<String, Long> states) {
		return new PayoutMonth(YearMonth.of(2026, 5), new TreeMap<>(states), new TreeMap<>());
	}

}

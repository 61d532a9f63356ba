package org.almoner.sandbox.stripe.books;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LongPayoutTests {

	private final LongPayout payout = LongPayout.of(300, Instant.parse("2026-11-01T00:00:00Z"), false);

	@Test
	void itsLinesAreAllDifferentAndAddUpToIt() {
		Set<String> ids = new HashSet<>();
		long net = 0;
		for (Doc line : this.payout.lines()) {
			assertThat(ids.add(line.id())).isTrue();
			net += line.text("type").equals("payout") ? 0 : line.number("net");
		}
		assertThat(ids).hasSize(301);
		assertThat(net).isEqualTo(this.payout.amount()).isPositive();
	}

	@Test
	void everyLineComesFromAnObjectOfItsOwnThatNamesIt() {
		Set<String> sources = new HashSet<>();
		for (Doc line : this.payout.lines()) {
			String source = line.textOrNull("source");
			if (source != null && source.startsWith("ch_")) {
				Doc charge = Objects.requireNonNull(this.payout.find("charge", source));
				assertThat(charge.text("balance_transaction")).isEqualTo(line.id());
				assertThat(charge.number("amount_captured")).isEqualTo(line.number("amount"));
				assertThat(this.payout.find("payment_intent", charge.text("payment_intent"))).isNotNull();
				assertThat(sources.add(charge.id())).isTrue();
			}
		}
		assertThat(sources).hasSize(3 * 96);
	}

	@Test
	void aLineIsFoundWhereItIsAndNoneBeyondTheEnd() {
		LongPayout.Lines lines = this.payout.lines();
		for (int place = 0; place < lines.size(); place += 50) {
			assertThat(lines.placeOf(lines.get(place).id())).hasValue(place);
		}
		String beyond = lines.get(1).id().replace(LongPayout.mark(0), LongPayout.mark(3));
		assertThat(this.payout.find("balance_transaction", beyond)).isNull();
		assertThat(lines.placeOf("txn_of_nobody")).isEmpty();
	}

	@Test
	void onlyHundredsOfLinesCanBeHad() {
		assertThatIllegalArgumentException().isThrownBy(() -> LongPayout.of(250, Instant.EPOCH, false));
	}

}

package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.Map;

import org.almoner.books.Trait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a payout says that Stripe can tell what it is made of. */
@SuppressWarnings("NullAway") // does not see the type annotations of a compiled record
class PayoutReaderTests {

	private final PayoutReader reader = new PayoutReader();

	@ParameterizedTest
	@CsvSource({ "payout.paid, true, completed, true", "payout.updated, true, completed, true",
			"payout.reconciliation_completed, true, completed, true",
			"payout.reconciliation_completed, true, in_progress, true", "payout.paid, true, in_progress, false",
			"payout.created, true, not_applicable, false", "payout.paid, false, completed, false",
			"payout.reconciliation_completed, false, not_applicable, false" })
	void linesAreCompleteOnceStripeSaysSoOfAnAutomaticPayout(String type, String automatic, String status,
			boolean complete) {
		Map<Trait, @Nullable String> said = read(type,
				",'automatic':%s,'reconciliation_status':'%s'".formatted(automatic, status));
		assertThat(said.get(Trait.LINES_COMPLETE)).isEqualTo(complete ? "true" : null);
		assertThat(said.containsKey(Trait.LINES_COMPLETE)).isEqualTo(complete);
	}

	@Test
	void ofAnOldPayoutThatDoesNotSayOnlyTheEventOfItsReconciliationDoes() {
		assertThat(read("payout.reconciliation_completed", "")).containsEntry(Trait.LINES_COMPLETE, "true");
		assertThat(read("payout.paid", "")).doesNotContainKey(Trait.LINES_COMPLETE);
	}

	private Map<Trait, @Nullable String> read(String type, String more) {
		String payout = "{'id':'po_1','object':'payout','amount':4855,'currency':'usd','status':'paid'" + more + "}";
		EventContext event = new EventContext("evt_1", type, Instant.ofEpochSecond(1_760_000_000), true);
		return this.reader.read(new Snapshot(StripeEnvelope.parse(payout.replace('\'', '"'))), event)
			.getFirst()
			.traits();
	}

}

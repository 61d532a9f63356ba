package org.almoner.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.stripe.Faults;
import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.books.LongPayout;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The process is killed while it waits for a page of lines: for each page. */
class PayoutKillsTests {

	/** A lane of a killed process is not to rest for as long as in earnest. */
	private static final Map<String, String> SHORT_TIMES = Map.of("ALMONER_REDIS_LEASEDURATION", "5s",
			"ALMONER_POSTING_WRITETIMEOUT", "3s", "ALMONER_PAYOUT_PACE", "20ms", "ALMONER_PAYOUT_PIECE", "100");

	@TempDir
	private Path directory;

	@Test
	void killedAtEveryPageBoundaryEachLineIsStillOneRecordAndThePayoutTies() {
		LongPayout payout = LongPayout.of(200, Instant.now().minus(Duration.ofDays(3)), false);
		try (PayoutSite site = PayoutSite.start(this.directory, SHORT_TIMES)) {
			site.stripe().show(payout);
			Set<String> seen = new HashSet<>();
			Faults.Held held = site.stripe().faults().holdNext((request) -> isNewPage(request, payout, seen));
			site.account().poster(StripePoster.Manner.ORDERLY).post(payout.eventsOfPayout());
			while (awaitPageOrEnd(held, site.desk(), payout)) {
				site.kill();
				held.release();
				held = site.stripe().faults().holdNext((request) -> isNewPage(request, payout, seen));
				site.restart();
			}
			// the payout's own line is on the list too
			assertThat(seen).hasSize(3);
			assertThat(site.desk().linked(payout.id())).hasSize(200)
				.allSatisfy((line, records) -> assertThat(records).isEqualTo(1));
			assertThat(site.desk().payout(payout.id())).containsEntry("Reconciliation_Status__c", "Reconciled");
		}
	}

	private static boolean isNewPage(String request, LongPayout payout, Set<String> seen) {
		return request.contains("balance_transactions?") && request.contains(payout.id()) && seen.add(request);
	}

	private static boolean awaitPageOrEnd(Faults.Held held, PayoutDesk desk, LongPayout payout) {
		Awaitility.await()
			.atMost(PayoutDesk.PATIENCE)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> held.isThere() || Set.of("Reconciled", "Unreconciled").contains(desk.status(payout.id())));
		return held.isThere();
	}

}

package org.almoner.console;

import java.time.LocalDate;

import org.almoner.payout.Payout;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A payout as it is shown. */
record PayoutView(String id, String account, String accountKey, String amount, @Nullable LocalDate arrival,
		PayoutMark status, PayoutMark books, String balance, String link) {

	static PayoutView of(Payout payout) {
		return new PayoutView(payout.payoutId(), payout.accountName(), payout.accountKey(),
				Amounts.of(payout.amount(), payout.currency()), payout.arrival(), PayoutMark.status(payout.status()),
				PayoutMark.books(payout.reconciliation()),
				Amounts.of(payout.reconciliation().balance(), payout.currency()),
				UriComponentsBuilder.fromPath("/admin/payouts/{account}/{payout}")
					.encode()
					.buildAndExpand(payout.accountKey(), payout.payoutId())
					.toUriString());
	}

}

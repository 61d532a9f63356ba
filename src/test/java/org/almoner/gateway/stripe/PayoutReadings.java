package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.almoner.account.GatewayAccount;
import org.almoner.books.Fact;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedPayout;
import org.almoner.gateway.PayoutPage;
import org.almoner.sandbox.stripe.StripeDouble;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.MonthOptions;
import org.almoner.testing.HandClock;
import org.jspecify.annotations.Nullable;

/** Reads what the payouts of worlds are made of, over the wire. */
final class PayoutReadings implements AutoCloseable {

	static final GatewayAccount ACCOUNT = Asked.account(Asked.KEY);

	private final StripeDouble stripe = StripeDouble.start(0, MonthOptions.EVERYTHING.accountId(), false,
			InstantSource.system());

	private final HandClock clock = new HandClock(Instant.parse("2026-11-01T00:00:00Z"));

	private final StripePayoutSource source;

	PayoutReadings() {
		this.stripe.allow(Asked.KEY);
		this.source = StripePayoutSource.patient(new StripeProperties(this.stripe.base().toString(), Asked.usual()),
				this.clock, this.clock::advance);
	}

	/**
	 * The facts of all payouts whose lines Stripe can tell, in batches of some lines with
	 * their payout.
	 */
	List<List<Fact>> batches(CharityMonth month, int lines) {
		this.stripe.turnTo(month);
		List<List<Fact>> batches = new ArrayList<>();
		for (Doc doc : month.objects("payout")) {
			ListedPayout payout = this.source.payout(ACCOUNT, doc.id());
			if (payout.lines() == ListedPayout.Lines.COMPLETE) {
				List<ListedLine> all = lines(payout);
				for (int from = 0; from < all.size(); from += lines) {
					batches.add(batch(payout, all.subList(from, Math.min(all.size(), from + lines))));
				}
			}
		}
		return batches;
	}

	private List<ListedLine> lines(ListedPayout payout) {
		List<ListedLine> all = new ArrayList<>();
		@Nullable String cursor = null;
		do {
			PayoutPage page = this.source.lines(ACCOUNT, payout, cursor);
			all.addAll(page.lines());
			cursor = page.next();
		}
		while (cursor != null);
		return all;
	}

	private static List<Fact> batch(ListedPayout payout, List<ListedLine> lines) {
		List<Fact> facts = new ArrayList<>(payout.facts());
		lines.forEach((line) -> facts.addAll(line.facts()));
		return facts;
	}

	@Override
	public void close() {
		this.stripe.close();
	}

}

package org.almoner.gateway.stripe;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.almoner.account.GatewayAccount;
import org.almoner.gateway.DeliveryRefusedException;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedPayout;
import org.almoner.gateway.PayoutPage;
import org.almoner.gateway.PayoutSource;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's payouts and the balance transactions that they are made of.
 *
 * @see <a href="https://docs.stripe.com/payouts/reconciliation">
 * docs.stripe.com/payouts/reconciliation</a>
 */
final class StripePayoutSource implements PayoutSource {

	/** A large payout has thousands of pages, and the bookkeeper waits for it. */
	private static final int PER_SECOND = 10;

	private final PayoutReader payouts = new PayoutReader();

	private final BalanceLineReader lines = new BalanceLineReader();

	private final PatientReads reads;

	StripePayoutSource(PatientReads reads) {
		this.reads = reads;
	}

	/** One that asks at a pace of its own. */
	static StripePayoutSource patient(StripeProperties properties, InstantSource time, Inquiry.Pause pause) {
		return new StripePayoutSource(new PatientReads(properties, time, pause, PER_SECOND));
	}

	@Override
	public ListedPayout payout(GatewayAccount account, String payoutId) {
		Snapshot payout = get(account, "/v1/payouts/" + StripeRequests.encoded(payoutId), payoutId);
		LookedUp found = new LookedUp(payout);
		return new ListedPayout(payout.id("id").orElseThrow(Refusals::unreadable),
				payout.money("currency", "amount").orElseThrow(Refusals::unreadable), lines(payout),
				payout.id("balance_transaction").orElse(null),
				found.stamped(this.payouts.read(payout, found.context(!account.testMode()))));
	}

	/** Those made by hand or at once take from the balance what they like. */
	private static ListedPayout.Lines lines(Snapshot payout) {
		if (payout.isFalse("automatic") || PayoutReader.hasReconciliation(payout, "not_applicable")) {
			return ListedPayout.Lines.NEVER;
		}
		return PayoutReader.hasReconciliation(payout, "completed") ? ListedPayout.Lines.COMPLETE
				: ListedPayout.Lines.NOT_YET;
	}

	@Override
	public PayoutPage lines(GatewayAccount account, ListedPayout payout, @Nullable String cursor) {
		Snapshot page = get(account, path(payout.id(), cursor), payout.id());
		if (!page.json().path("data").isArray()) {
			throw Refusals.unreadable();
		}
		List<Snapshot> all = page.objects("data");
		List<ListedLine> lines = all.stream()
			.filter((line) -> !isOwn(line, payout))
			.map((line) -> this.lines.read(line, payout.id(), !account.testMode()))
			.toList();
		boolean hasMore = page.isTrue("has_more") && !all.isEmpty();
		return new PayoutPage(lines, hasMore ? all.getLast().id("id").orElseThrow(Refusals::unreadable) : null);
	}

	private static String path(String payout, @Nullable String cursor) {
		String after = Optional.ofNullable(cursor)
			.map((id) -> "&starting_after=" + StripeRequests.encoded(id))
			.orElse("");
		return "/v1/balance_transactions?payout=" + StripeRequests.encoded(payout)
				+ "&limit=100&expand%5B%5D=data.source" + after;
	}

	/** The money that leaves with the payout itself. */
	private static boolean isOwn(Snapshot line, ListedPayout payout) {
		boolean named = line.id("id").filter((id) -> id.equals(payout.ownLine())).isPresent();
		return named || (line.text("type").filter("payout"::equals).isPresent()
				&& line.id("source").filter(payout.id()::equals).isPresent());
	}

	private Snapshot get(GatewayAccount account, String path, String payout) {
		try {
			return new Snapshot(StripeEnvelope.parse(this.reads.get(StripeEventSource.keyOf(account), path).body()));
		}
		catch (DeliveryRefusedException ex) {
			throw Refusals.unreadable();
		}
		catch (StripeRefusalException ex) {
			throw ex.isGone() ? Refusals.refused("Stripe has no payout " + payout
					+ " in this account and mode. Look whether the payout is of another account.") : ex;
		}
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.almoner.sandbox.stripe.books.MoneyShapes.Sum;
import org.jspecify.annotations.Nullable;

/**
 * What moves on a balance beside gifts: everything that Stripe has a reporting category
 * for, and something that it does not have yet.
 *
 * @see <a href="https://docs.stripe.com/reports/reporting-categories">Reporting
 * categories</a>
 */
record OtherMoneyStory(Scene scene, String currency) implements Story {

	private static final List<Kind> KINDS = List.of(new Kind("topup", "topup", 50_000, "tu_"),
			new Kind("topup_reversal", "topup_reversal", -500, "tu_"), new Kind("transfer", "transfer", -1_200, "tr_"),
			new Kind("transfer_refund", "transfer_reversal", 400, "trr_"), new Kind("tax_fee", "tax", -37, null),
			new Kind("network_cost", "network_cost", -12, null), new Kind("stripe_fee", "fee", -450, null),
			new Kind("application_fee", "platform_earning", 250, "fee_"),
			new Kind("reserved_funds", "risk_reserved_funds", -2_000, null),
			new Kind("payout_minimum_balance_hold", "payout_minimum_balance_hold", -1_000, null),
			new Kind("advance", "advance", 3_000, null), new Kind("advance_funding", "advance_funding", -3_300, null),
			new Kind("adjustment", "other_adjustment", 77, null), new Kind("moon_levy", "moon_levy", -5, "ml_"));

	private static final List<Kind> GIVEN_BACK = List.of(new Kind("reserved_funds", "risk_reserved_funds", 2_000, null),
			new Kind("payout_minimum_balance_release", "payout_minimum_balance_release", 1_000, null));

	/**
	 * A kind of line.
	 *
	 * @param prefix of the id of what it comes from; null where it comes from nothing
	 */
	private record Kind(String type, String category, long amount, @Nullable String prefix) {
	}

	@Override
	public void begin() {
		KINDS.forEach((kind) -> this.scene.after(time(2, 14), () -> book(kind)));
		GIVEN_BACK.forEach((kind) -> this.scene.after(time(16, 28), () -> book(kind)));
	}

	private long time(int from, int to) {
		return this.scene.dice().between(from * (int) Agenda.DAY, to * (int) Agenda.DAY);
	}

	private void book(Kind kind) {
		Sum sum = new Sum(kind.amount(), 0, this.currency);
		@Nullable Doc source = source(kind);
		String line = this.scene.ledger()
			.bookOther(kind.type(), kind.category(), sum, (source != null) ? source.id() : null);
		if (source != null) {
			source.set("balance_transaction", line);
		}
	}

	private @Nullable Doc source(Kind kind) {
		String prefix = kind.prefix();
		return (prefix == null) ? null
				: this.scene.make(Doc.of("id", this.scene.dice().id(prefix), "object", object(prefix), "amount",
						Math.abs(kind.amount()), "balance_transaction", null, "created", 0, "currency", this.currency,
						"livemode", false, "metadata", Doc.of()));
	}

	private static String object(String prefix) {
		return switch (prefix) {
			case "tu_" -> "topup";
			case "tr_" -> "transfer";
			case "trr_" -> "transfer_reversal";
			case "fee_" -> "application_fee";
			default -> "moon_levy";
		};
	}

}

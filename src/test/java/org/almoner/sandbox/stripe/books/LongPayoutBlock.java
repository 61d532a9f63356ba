package org.almoner.sandbox.stripe.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.almoner.sandbox.stripe.books.MoneyShapes.Movement;
import org.almoner.sandbox.stripe.books.MoneyShapes.Sum;

/** A hundred lines of a long payout, what they come from, and the events of it all. */
final class LongPayoutBlock {

	private static final Set<Integer> REFUNDS = Set.of(7, 57);

	private static final int FEE = 13;

	private static final int DISPUTE = 17;

	private final List<Doc> lines = new ArrayList<>();

	private final List<Doc> objects = new ArrayList<>();

	private final List<StripeEvent> events = new ArrayList<>();

	private final String mark;

	private final boolean liveMode;

	private final Dice dice = new Dice(100);

	private final long start;

	/**
	 * A block.
	 * @param mark stands in all ids of it
	 * @param start the second before its first line
	 */
	LongPayoutBlock(String mark, long start, boolean liveMode) {
		this.mark = mark;
		this.liveMode = liveMode;
		this.start = start;
		for (int place = LongPayout.BLOCK - 1; place >= 0; place--) {
			book(place);
		}
		this.objects.addAll(this.lines);
	}

	/** Newest first. */
	List<Doc> lines() {
		return this.lines;
	}

	/** All of it, lines too. */
	List<Doc> objects() {
		return this.objects;
	}

	/** In the order in which they happened. */
	List<StripeEvent> events() {
		return this.events;
	}

	private void book(int place) {
		if (REFUNDS.contains(place)) {
			refund(place, charge(place + 1));
		}
		else if (place == FEE) {
			line(place, new Movement("stripe_fee", "fee", new Sum(-450, 0, Rates.SETTLEMENT), null, "Radar", 0, null));
		}
		else if (place == DISPUTE) {
			dispute(place, charge(place + 1));
		}
		else {
			gift(place);
		}
	}

	private void gift(int place) {
		Doc intent = PaymentIntentShape.of(id("pi_", place), 500 + this.dice.between(0, 50_000), Rates.SETTLEMENT);
		Doc charge = ChargeShape.of(id("ch_", place), intent, Donor.draw(this.dice), Tender.card(this.dice));
		long amount = charge.number("amount");
		charge.set("status", "succeeded").set("paid", true).set("captured", true).set("amount_captured", amount);
		charge.set("balance_transaction", line(place, new Movement("charge", "charge",
				new Sum(amount, amount * 22 / 1_000 + 30, Rates.SETTLEMENT), charge.id(), "Gift", 0, null)));
		keep(place, intent.set("latest_charge", charge.id()).set("status", "succeeded").set("amount_received", amount));
		tell("charge.succeeded", keep(place, charge), place);
	}

	private void refund(int place, Doc charge) {
		long amount = charge.number("amount") / 5;
		Doc refund = MoneyShapes.refund(id("re_", place), charge, amount);
		refund.set("balance_transaction", line(place, new Movement("refund", "refund",
				new Sum(-amount, 0, Rates.SETTLEMENT), refund.id(), "REFUND FOR CHARGE", 0, null)));
		tell("refund.created", keep(place, refund), place);
		tell("charge.refunded", charge.set("amount_refunded", amount), place);
	}

	private void dispute(int place, Doc charge) {
		Doc dispute = MoneyShapes.dispute(id("dp_", place), charge, "fraudulent", this.start + 10 * Agenda.DAY);
		line(place, new Movement("adjustment", "dispute", new Sum(-charge.number("amount"), 1_500, Rates.SETTLEMENT),
				dispute.id(), "Chargeback withdrawal", 0, null));
		charge.set("disputed", true);
		keep(place, dispute.set("balance_transactions", List.of(this.lines.getFirst())));
		tell("charge.dispute.created", dispute, place);
	}

	private Doc charge(int place) {
		String id = id("ch_", place);
		return this.objects.stream().filter((doc) -> doc.id().equals(id)).findFirst().orElseThrow();
	}

	private Doc keep(int place, Doc doc) {
		doc.set("created", time(place));
		if (doc.at("livemode").isBoolean()) {
			doc.set("livemode", this.liveMode);
		}
		this.objects.add(doc);
		return doc;
	}

	private String line(int place, Movement movement) {
		Doc line = MoneyShapes.line(id("txn_", place), movement, time(place))
			.set("available_on", this.start / Agenda.DAY * Agenda.DAY + 2 * Agenda.DAY)
			.set("status", "available");
		this.lines.addFirst(line);
		return line.id();
	}

	private void tell(String type, Doc doc, int place) {
		String id = "evt_" + this.mark + String.format(Locale.ROOT, "Event%03d", this.events.size());
		this.events.add(LongPayout.event(id, type, doc, time(place)));
	}

	private String id(String prefix, int place) {
		return prefix + "3" + this.mark + String.format(Locale.ROOT, "Line%02d", place);
	}

	private long time(int place) {
		return this.start + LongPayout.BLOCK - place;
	}

}

package org.almoner.sandbox.stripe.books;

/** A donor gets money back: all of it or in parts, and some of it never arrives. */
record RefundStory(Scene scene, Payment payment) implements Story {

	@Override
	public void begin() {
		int what = this.scene.dice().between(1, 100);
		long amount = this.payment.charge().number("amount_captured");
		if (what <= 40) {
			refund(amount);
		}
		else if (what <= 65) {
			refund(part(amount, 4));
			this.scene.after(Agenda.HOUR * 7, () -> refund(part(amount, 5)));
			if (what <= 50) {
				this.scene.after(Agenda.DAY, () -> refund(amount - part(amount, 4) - part(amount, 5)));
			}
		}
		else {
			Doc refund = refund((what <= 80) ? amount : part(amount, 2));
			String end = (what <= 90) ? "failed" : "canceled";
			this.scene.after(Agenda.DAY * 6, () -> giveBack(refund, end));
		}
	}

	/**
	 * A part of an amount that is a multiple of ten, as three-decimal currencies want it.
	 */
	private static long part(long amount, int parts) {
		return Math.max(amount / parts / 10 * 10, 10);
	}

	private Doc refund(long amount) {
		Doc charge = this.payment.charge();
		String id = this.scene.dice().id(this.payment.isByCard() ? "re_" : "pyr_");
		Doc refund = this.scene.make(MoneyShapes.refund(id, charge, amount));
		if (charge.has("payment_intent") && this.scene.dice().chance(10)) {
			refund.set("charge", null);
		}
		refund.set("reason", this.scene.dice().chance(50) ? "requested_by_customer" : null)
			.set("status", status())
			.set("balance_transaction", this.scene.ledger().bookRefund(refund, charge));
		if (this.scene.version().hasEventsForEveryRefund()) {
			this.scene.tell("refund.created", refund);
		}
		this.scene.change("charge.refunded", charge, (it) -> returned(it, amount));
		this.scene.after(Agenda.DAY * 2, () -> arrive(refund));
		return refund;
	}

	/** Some donors must say where the money shall go. */
	private String status() {
		return this.payment.isByCard() ? "succeeded" : this.scene.dice().chance(50) ? "pending" : "requires_action";
	}

	private static void returned(Doc charge, long amount) {
		long sum = charge.number("amount_refunded") + amount;
		charge.set("amount_refunded", sum).set("refunded", sum == charge.number("amount"));
	}

	private void arrive(Doc refund) {
		tellChange("refund.updated", refund, () -> {
			refund.set("status", "succeeded");
			if (refund.has("destination_details")) {
				refund.set("destination_details.card.reference", this.scene.dice().digits(23))
					.set("destination_details.card.reference_status", "available");
			}
		});
	}

	private void giveBack(Doc refund, String end) {
		tellChange("refund." + (end.equals("failed") ? "failed" : "updated"), refund,
				() -> refund.set("status", end)
					.set("failure_reason", end.equals("failed") ? "lost_or_stolen_card" : "merchant_request")
					.set("failure_balance_transaction", this.scene.ledger().bookRefundFailure(refund)));
		Doc charge = this.payment.charge();
		Doc before = charge.copy();
		returned(charge, -refund.number("amount"));
		if (this.scene.dice().chance(50)) {
			this.scene.books().emit(this.scene.version(), "charge.updated", charge, before);
		}
	}

	/**
	 * Since acacia every refund has events of its own; before, only some methods had one.
	 */
	private void tellChange(String type, Doc refund, Runnable change) {
		Doc before = refund.copy();
		change.run();
		if (this.scene.version().hasEventsForEveryRefund()) {
			this.scene.books().emit(this.scene.version(), type, refund, before);
		}
		this.scene.books().emit(this.scene.version(), "charge.refund.updated", refund, before);
	}

}

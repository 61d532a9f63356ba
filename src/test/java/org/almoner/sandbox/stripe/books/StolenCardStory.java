package org.almoner.sandbox.stripe.books;

/**
 * A thief gives a lot by a card that is not theirs. Long after the money was paid out,
 * when nobody gives any more, the bank takes it back: the balance is below zero, and
 * Stripe takes the rest from the charity's bank.
 */
record StolenCardStory(Scene scene, String currency) implements Story {

	private static final long LONG_AFTER = 43 * Agenda.DAY;

	@Override
	public void begin() {
		if (this.scene.options().has(EventFamily.DISPUTES)) {
			this.scene.after(2 * Agenda.DAY, this::give);
		}
	}

	private void give() {
		Dice dice = this.scene.dice();
		Giving giving = new Giving(Donor.draw(dice), 190_000 + dice.between(1, 999), this.currency, null, Doc.of(),
				"Gift");
		Payment payment = Payment.open(this.scene, giving, Tender.card(dice), false);
		payment.succeed();
		this.scene.after(LONG_AFTER, new DisputeStory(this.scene, payment)::lose);
	}

}

package org.almoner.sandbox.stripe.books;

/** Somebody gives on Stripe's own payment page, by card or from a bank account. */
record CheckoutStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Donor donor = Donor.draw(this.scene.dice());
		boolean debit = this.scene.dice().chance(35);
		Giving giving = debit ? Giving.byDebit(this.scene, null, donor) : Giving.byCard(this.scene, null, donor);
		Tender tender = debit ? Tender.bankDebit(giving.currency(), this.scene.dice()) : Tender.card(this.scene.dice());
		Payment payment = Payment.open(this.scene, giving, tender, false);
		String mode = this.scene.options().liveMode() ? "cs_live_" : "cs_test_";
		Doc session = CheckoutShape.of(this.scene.dice().id(mode, 58), payment.intent(), donor,
				this.scene.dice().pick(CharityBooks.DESIGNATIONS));
		this.scene.make(session).set("expires_at", this.scene.now() + Agenda.DAY);
		this.scene.after(this.scene.dice().between(20, 200), () -> complete(session, payment, debit));
	}

	private void complete(Doc session, Payment payment, boolean debit) {
		session.set("status", "complete");
		if (debit) {
			payment.process();
			this.scene.tell("checkout.session.completed", session);
			this.scene.after(4 * Agenda.DAY, () -> arrive(session, payment));
			return;
		}
		payment.succeed();
		this.scene.tell("checkout.session.completed", session.set("payment_status", "paid"));
		new Aftermath(this.scene, payment).begin();
	}

	private void arrive(Doc session, Payment payment) {
		if (this.scene.dice().chance(30)) {
			payment.bounce();
			this.scene.tell("checkout.session.async_payment_failed", session);
			return;
		}
		payment.clear();
		this.scene.tell("checkout.session.async_payment_succeeded", session.set("payment_status", "paid"));
		new Aftermath(this.scene, payment).begin();
	}

}

package org.almoner.sandbox.stripe.books;

import org.jspecify.annotations.Nullable;

/**
 * Somebody gives from a bank account: it takes days, and may fail even after it
 * succeeded.
 */
record BankDebitStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Donor donor = Donor.draw(this.scene.dice());
		@Nullable Doc customer = this.scene.dice().chance(60) ? this.scene.makeCustomer(donor) : null;
		Giving giving = Giving.byDebit(this.scene, customer, donor);
		Tender account = Tender.bankDebit(giving.currency(), this.scene.dice());
		Payment payment = Payment.open(this.scene, giving, account, false);
		payment.process();
		this.scene.after(Agenda.DAY * this.scene.dice().between(1, 6) + 977, () -> arrive(payment));
	}

	private void arrive(Payment payment) {
		if (this.scene.dice().chance(20)) {
			payment.bounce();
			return;
		}
		payment.clear();
		new Aftermath(this.scene, payment).begin();
	}

}

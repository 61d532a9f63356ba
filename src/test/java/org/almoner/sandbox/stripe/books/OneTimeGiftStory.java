package org.almoner.sandbox.stripe.books;

import org.jspecify.annotations.Nullable;

/**
 * Somebody gives once, by card: at once, after failed tries, held first, or not after
 * all.
 */
record OneTimeGiftStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Donor donor = Donor.draw(dice());
		@Nullable Doc customer = dice().chance(40) ? this.scene.makeCustomer(donor) : null;
		Giving giving = Giving.byCard(this.scene, customer, donor);
		Tender card = Tender.card(dice());
		int what = dice().between(1, 100);
		if (what <= 3 || (what <= 30 && this.scene.version() == ApiVersion.OLD)) {
			give(Payment.bare(this.scene, giving, card));
		}
		else if (what <= 12) {
			hold(Payment.open(this.scene, giving, card, true));
		}
		else {
			tryAndTry(Payment.open(this.scene, giving, card, false), what);
		}
	}

	private void tryAndTry(Payment payment, int what) {
		if (what <= 17) {
			this.scene.after(Agenda.HOUR, () -> payment.cancel("abandoned"));
		}
		else if (what <= 37) {
			payment.decline(dice().pick(Decline.OF_CARDS));
			this.scene.after(dice().between(20, 300), () -> tryAgain(payment, what));
		}
		else {
			this.scene.after(dice().between(1, 30), () -> give(payment));
		}
	}

	private void tryAgain(Payment payment, int what) {
		if (what <= 25) {
			this.scene.after(Agenda.DAY, () -> payment.cancel("abandoned"));
			return;
		}
		payment.payWith(Tender.card(dice()));
		give(payment);
	}

	private void hold(Payment payment) {
		payment.authorise();
		int what = dice().between(1, 100);
		if (what <= 30) {
			this.scene.after(Agenda.HOUR * dice().between(2, 40), payment::capture);
		}
		else if (what <= 70 && this.scene.options().has(EventFamily.REFUNDS)) {
			captureInPart(payment, what > 55);
		}
		else {
			this.scene.after(7 * Agenda.DAY, payment::expire);
		}
	}

	private void captureInPart(Payment payment, boolean twice) {
		long part = Math.max(payment.charge().number("amount") / 5 / 10 * 10, 10);
		if (twice && this.scene.version() == ApiVersion.NEWEST) {
			this.scene.after(Agenda.HOUR, () -> payment.captureAlready(part));
		}
		this.scene.after(2 * Agenda.HOUR, () -> {
			payment.capture(2 * part);
			this.scene.after(Agenda.HOUR, new Aftermath(this.scene, payment)::begin);
		});
	}

	private void give(Payment payment) {
		payment.succeed();
		new Aftermath(this.scene, payment).begin();
	}

	private Dice dice() {
		return this.scene.dice();
	}

}

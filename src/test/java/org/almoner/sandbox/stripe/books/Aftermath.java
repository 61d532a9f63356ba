package org.almoner.sandbox.stripe.books;

/** What may become of a gift after it was paid: mostly nothing. */
record Aftermath(Scene scene, Payment payment) implements Story {

	@Override
	public void begin() {
		int fate = this.scene.dice().between(1, 100);
		long wait = Agenda.HOUR * this.scene.dice().between(2, 200);
		if (fate <= 14 && this.scene.options().has(EventFamily.REFUNDS)) {
			this.scene.after(wait, new RefundStory(this.scene, this.payment)::begin);
		}
		else if (fate > 14 && fate <= 22 && this.scene.options().has(EventFamily.DISPUTES)) {
			this.scene.after(wait, new DisputeStory(this.scene, this.payment)::begin);
		}
	}

}

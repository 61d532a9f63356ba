package org.almoner.sandbox.stripe.books;

/** A charity sends money to a donor without naming a payment that it came from. */
record UnlinkedRefundStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Doc customer = this.scene.makeCustomer(Donor.draw(this.scene.dice()));
		Doc refund = this.scene.make(MoneyShapes.unlinkedRefund(this.scene.dice().id("re_"), customer.id(),
				100L * this.scene.dice().between(1, 50)));
		refund.set("status", "requires_action");
		this.scene.tell("refund.created", refund);
		this.scene.after(Agenda.DAY, () -> this.scene.change("refund.updated", refund, this::arrive));
	}

	private void arrive(Doc refund) {
		boolean taken = this.scene.dice().chance(70);
		refund.set("status", taken ? "succeeded" : "canceled");
		if (taken) {
			refund.set("balance_transaction", this.scene.ledger().bookUnlinkedRefund(refund));
		}
	}

}

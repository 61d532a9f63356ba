package org.almoner.sandbox.stripe.books;

/** Somebody registers, changes their name or card, and perhaps wants to be forgotten. */
record CustomerStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Donor donor = Donor.draw(this.scene.dice());
		Doc customer = this.scene.makeCustomer(donor);
		Doc method = this.scene.make(Tender.card(this.scene.dice()).asPaymentMethod(donor, customer.id()));
		this.scene.tell("payment_method.attached", method);
		this.scene.after(Agenda.DAY * 2, () -> rename(customer, donor));
		this.scene.after(Agenda.DAY * 4, () -> renew(method));
		if (this.scene.dice().chance(40)) {
			this.scene.after(Agenda.DAY * 6, () -> forget(customer, method));
		}
	}

	private void rename(Doc customer, Donor donor) {
		Donor married = donor.marriedTo(Donor.draw(this.scene.dice()));
		this.scene.change("customer.updated", customer, (it) -> CustomerShape.describe(it, married));
	}

	private void renew(Doc method) {
		String type = this.scene.dice().chance(50) ? "payment_method.automatically_updated" : "payment_method.updated";
		this.scene.change(type, method, (it) -> it.set("card.exp_year", 2034));
	}

	private void forget(Doc customer, Doc method) {
		this.scene.change("payment_method.detached", method, (it) -> it.set("customer", null));
		this.scene.tell("customer.deleted", customer);
		this.scene.books().forget(customer);
	}

}

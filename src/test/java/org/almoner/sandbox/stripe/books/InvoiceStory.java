package org.almoner.sandbox.stripe.books;

/**
 * The charity writes an invoice, say for a pledge: it is paid, taken back, or given up.
 */
record InvoiceStory(Scene scene) implements Story {

	@Override
	public void begin() {
		Donor donor = Donor.draw(this.scene.dice());
		Doc customer = this.scene.makeCustomer(donor);
		InvoicePaper paper = InvoicePaper.draft(this.scene, Giving.byCard(this.scene, customer, donor), customer);
		this.scene.after(Agenda.HOUR, () -> {
			paper.finish(Tender.card(this.scene.dice()));
			this.scene.after(Agenda.DAY * this.scene.dice().between(1, 10), () -> end(paper));
		});
	}

	private void end(InvoicePaper paper) {
		int what = this.scene.dice().between(1, 100);
		if (what <= 30) {
			paper.payOutOfBand();
		}
		else if (what <= 50) {
			paper.end("void", "voided_at", "invoice.voided");
		}
		else if (what <= 65) {
			paper.end("uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible");
		}
		else {
			paper.pay();
			new Aftermath(this.scene, paper.payment()).begin();
		}
	}

}

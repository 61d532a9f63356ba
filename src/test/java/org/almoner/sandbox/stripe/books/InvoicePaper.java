package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One invoice on its way from draft to its end, and what Stripe tells of it. */
final class InvoicePaper {

	private final Scene scene;

	private final Giving giving;

	private final Doc invoice;

	private @Nullable Payment payment;

	private InvoicePaper(Scene scene, Giving giving, Doc invoice) {
		this.scene = scene;
		this.giving = giving;
		this.invoice = scene.make(invoice);
	}

	/** An invoice that the charity writes itself. */
	static InvoicePaper draft(Scene scene, Giving giving, Doc customer) {
		Doc invoice = draw(scene, giving, customer, null).set("collection_method", "send_invoice")
			.set("due_date", scene.now() + 14 * Agenda.DAY)
			.set("metadata", giving.metadata());
		return new InvoicePaper(scene, giving, invoice).told();
	}

	/** An instalment of a subscription. */
	static InvoicePaper instalment(Scene scene, Giving giving, Doc customer, Doc subscription, boolean first) {
		Doc invoice = draw(scene, giving, customer, subscription).set("parent", InvoiceShape.parent(subscription))
			.set("billing_reason", first ? "subscription_create" : "subscription_cycle");
		return new InvoicePaper(scene, giving, invoice).told();
	}

	private static Doc draw(Scene scene, Giving giving, Doc customer, @Nullable Doc subscription) {
		Doc line = InvoiceShape.line(scene.dice().id("il_"), giving.amount(), giving.currency(), subscription,
				scene.now());
		return InvoiceShape.of(scene.dice().id("in_"), customer, giving.amount(), giving.currency(), line)
			.set("period_start", scene.now())
			.set("period_end", scene.now());
	}

	private InvoicePaper told() {
		this.scene.tell("invoice.created", this.invoice);
		return this;
	}

	Doc doc() {
		return this.invoice;
	}

	/** From now on it is owed. */
	void finish(Tender tender) {
		String id = this.invoice.id();
		this.payment = Payment.of(this.scene, this.giving, tender, this.invoice);
		Doc before = this.invoice.copy();
		this.invoice.set("status", "open")
			.set("status_transitions.finalized_at", this.scene.now())
			.set("effective_at", this.scene.now())
			.set("number", "ALMS-" + this.scene.dice().digits(8))
			.set("hosted_invoice_url", "https://invoice.stripe.com/i/" + id)
			.set("invoice_pdf", "https://pay.stripe.com/invoice/" + id + "/pdf");
		this.scene.tell("invoice.finalized", this.invoice);
		tellUpdated(before);
	}

	/** The donor pays. */
	void pay() {
		payment().succeed();
		Doc before = this.invoice.copy();
		settled();
		this.invoice.set("attempted", true).set("attempt_count", this.invoice.number("attempt_count") + 1);
		tellPaid(before);
		tellLink(Doc.of("payment_intent", payment().intent().id(), "type", "payment_intent"));
	}

	/** A try to charge the donor fails; Stripe will try again at some time, or not. */
	void fail(Decline decline, @Nullable Long again) {
		payment().decline(decline);
		Doc before = this.invoice.copy();
		this.invoice.set("attempted", true)
			.set("attempt_count", this.invoice.number("attempt_count") + 1)
			.set("next_payment_attempt", again);
		this.scene.tell("invoice.payment_failed", this.invoice);
		tellUpdated(before);
	}

	/** The donor has paid by other means, such as cash; no money moves at Stripe. */
	void payOutOfBand() {
		Doc before = this.invoice.copy();
		settled();
		this.invoice.set("amount_paid_off_stripe", this.invoice.number("amount_due"));
		payment().cancel("void_invoice");
		tellPaid(before);
		String record = this.scene.dice().id("pr_");
		tellLink(Doc.of("payment_record", record, "type", "payment_record"));
	}

	/** The charity takes it back, or gives it up. */
	void end(String status, String transition, String type) {
		Doc before = this.invoice.copy();
		this.invoice.set("status", status)
			.set("status_transitions." + transition, this.scene.now())
			.set("auto_advance", false)
			.set("next_payment_attempt", null);
		this.scene.tell(type, this.invoice);
		tellUpdated(before);
		if (status.equals("void")) {
			payment().cancel("void_invoice");
		}
	}

	Payment payment() {
		if (this.payment == null) {
			throw new IllegalStateException("A draft has no payment");
		}
		return this.payment;
	}

	private void settled() {
		this.invoice.set("status", "paid")
			.set("amount_paid", this.invoice.number("amount_due"))
			.set("amount_remaining", 0)
			.set("auto_advance", false)
			.set("next_payment_attempt", null)
			.set("status_transitions.paid_at", this.scene.now());
	}

	private void tellPaid(Doc before) {
		tellUpdated(before);
		for (String type : List.of("invoice.paid", "invoice.payment_succeeded")) {
			this.scene.tell(type, this.invoice);
		}
	}

	/** Since basil the link of invoice and payment is an object of its own. */
	private void tellLink(Doc by) {
		if (!this.scene.version().linksInvoicesDirectly()) {
			Doc link = InvoiceShape.payment(this.scene.dice().id("inpay_"), this.invoice, by, this.scene.now());
			this.scene.tell("invoice_payment.paid", this.scene.make(link));
		}
	}

	private void tellUpdated(Doc before) {
		this.scene.books().emit(this.scene.version(), "invoice.updated", this.invoice, before);
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One invoice on its way from draft to its end, and what Stripe tells of it. */
final class InvoicePaper {

	private final Scene scene;

	private final Giving giving;

	private final Doc invoice;

	private @Nullable Payment payment;

	/**
	 * Since basil the link of invoice and payment is an object of its own; from the start
	 * it can be read, but only once it is paid an event tells of it.
	 */
	private @Nullable Doc link;

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
		linkToPayment();
		this.scene.tell("invoice.finalized", this.invoice);
		tellUpdated(before);
	}

	private void linkToPayment() {
		if (!this.scene.version().linksInvoicesDirectly()) {
			Doc by = Doc.of("payment_intent", payment().intent().id(), "type", "payment_intent");
			this.link = this.scene.make(InvoiceShape.payment(idOfLink("inpay_"), this.invoice, by, this.scene.now())
				.set("status", "open")
				.set("amount_paid", null)
				.set("status_transitions.paid_at", null));
		}
	}

	private String idOfLink(String prefix) {
		return prefix + this.invoice.id().substring("in_".length());
	}

	private void endLink(String status, String transition) {
		if (this.link != null) {
			this.link.set("status", status).set("status_transitions." + transition, this.scene.now());
		}
	}

	/** The donor pays. */
	void pay() {
		payment().succeed();
		Doc before = this.invoice.copy();
		settled();
		this.invoice.set("attempted", true).set("attempt_count", this.invoice.number("attempt_count") + 1);
		tellPaid(before);
		endLink("paid", "paid_at");
		tellLink();
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
		endLink("canceled", "canceled_at");
		Doc record = Doc.of("payment_record", this.scene.dice().id("pr_"), "type", "payment_record");
		this.link = InvoiceShape.payment(idOfLink("inpay_oob"), this.invoice, record, this.scene.now());
		tellLink();
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
			endLink("canceled", "canceled_at");
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

	private void tellLink() {
		if (this.link != null && !this.scene.version().linksInvoicesDirectly()) {
			this.link.set("amount_paid", this.invoice.number("amount_due"));
			this.scene.tell("invoice_payment.paid", this.scene.make(this.link));
		}
	}

	private void tellUpdated(Doc before) {
		this.scene.books().emit(this.scene.version(), "invoice.updated", this.invoice, before);
	}

}

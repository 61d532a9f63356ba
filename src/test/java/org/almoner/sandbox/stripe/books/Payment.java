package org.almoner.sandbox.stripe.books;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One payment intent, the tries to pay it, and what Stripe tells of them. */
final class Payment {

	private final Scene scene;

	private final Donor donor;

	private final Doc intent;

	private final boolean bare;

	private @Nullable Doc latest;

	private Tender tender;

	private Payment(Scene scene, Donor donor, Tender tender, Doc intent, boolean bare) {
		this.scene = scene;
		this.donor = donor;
		this.tender = tender;
		this.bare = bare;
		this.intent = bare ? intent : scene.make(intent);
	}

	/** A payment intent is made; nothing was tried yet. */
	static Payment open(Scene scene, Giving giving, Tender tender, boolean manualCapture) {
		Doc intent = intent(scene, giving, tender);
		if (manualCapture) {
			intent.set("capture_method", "manual");
		}
		return new Payment(scene, giving.donor(), tender, intent, false).announced();
	}

	/** A charge without payment intent, as old integrations make them. */
	static Payment bare(Scene scene, Giving giving, Tender tender) {
		return new Payment(scene, giving.donor(), tender, intent(scene, giving, tender), true);
	}

	/** The payment intent of an invoice. */
	static Payment of(Scene scene, Giving giving, Tender tender, Doc invoice) {
		Payment payment = new Payment(scene, giving.donor(), tender, intent(scene, giving, tender), false);
		scene.books().link(invoice, payment.intent);
		return payment.announced();
	}

	private static Doc intent(Scene scene, Giving giving, Tender tender) {
		boolean receipt = scene.dice().chance(50);
		return PaymentIntentShape.of(scene.dice().id("pi_"), giving.amount(), giving.currency())
			.set("customer", giving.customer())
			.set("metadata", giving.metadata())
			.set("description", giving.description())
			.set("livemode", scene.options().liveMode())
			.set("receipt_email", receipt ? giving.donor().email() : null)
			.set("payment_method_types", List.of(tender.type()));
	}

	private Payment announced() {
		this.scene.tell("payment_intent.created", this.intent);
		return this;
	}

	Doc intent() {
		return this.intent;
	}

	Doc charge() {
		if (this.latest == null) {
			throw new IllegalStateException("Nothing was tried yet");
		}
		return this.latest;
	}

	boolean isByCard() {
		return this.tender.isCard();
	}

	void payWith(Tender other) {
		this.tender = other;
	}

	private Doc attempt() {
		String prefix = this.tender.isCard() ? "ch_" : "py_";
		Doc charge = ChargeShape.of(this.scene.dice().id(prefix), this.intent, this.donor, this.tender);
		if (this.bare) {
			charge.set("payment_intent", null);
		}
		this.latest = this.scene.make(charge);
		this.intent.set("latest_charge", charge.id()).set("payment_method", this.tender.id());
		return charge;
	}

	/** A card is refused. */
	void decline(Decline decline) {
		Doc charge = attempt();
		ChargeShape.decline(charge, decline);
		refused(charge, decline);
	}

	private void refused(Doc charge, Decline decline) {
		this.intent.set("status", "requires_payment_method")
			.set("last_payment_error", decline.asError(charge))
			.set("payment_method", null);
		this.scene.tell("charge.failed", charge);
		tellIntent("payment_intent.payment_failed");
	}

	/** A card is charged. */
	void succeed() {
		Doc charge = attempt();
		paid(charge).set("captured", true).set("amount_captured", charge.number("amount"));
		settleNowOrLater(charge, () -> this.scene.tell("charge.succeeded", charge), null);
		received(charge.number("amount"));
	}

	/** A bank debit is on its way: the money is on the balance already, but pending. */
	void process() {
		Doc charge = attempt();
		charge.set("balance_transaction", this.scene.ledger().bookCharge(charge)).set("captured", true);
		charge.set("amount_captured", charge.number("amount"));
		this.intent.set("status", "processing");
		this.scene.tell("charge.pending", charge);
		tellIntent("payment_intent.processing");
	}

	/** A bank debit has arrived. */
	void clear() {
		this.scene.tell("charge.succeeded", paid(charge()));
		received(charge().number("amount"));
	}

	/** A bank debit has not arrived. */
	void bounce() {
		Doc charge = charge();
		ChargeShape.decline(charge, Decline.OF_DEBIT);
		charge.set("failure_balance_transaction", this.scene.ledger().bookFailure(charge));
		refused(charge, Decline.OF_DEBIT);
	}

	/** A card is held, not charged. */
	void authorise() {
		Doc charge = paid(attempt());
		this.intent.set("status", "requires_capture").set("amount_capturable", charge.number("amount"));
		this.scene.tell("charge.succeeded", charge);
		tellIntent("payment_intent.amount_capturable_updated");
	}

	/** A held card is charged. */
	void capture() {
		capture(charge().number("amount"));
	}

	/**
	 * A held card is charged with a part of what is held. The rest is let go: Stripe
	 * makes a refund of it.
	 */
	void capture(long amount) {
		Doc charge = charge().set("captured", true).set("amount_captured", amount);
		@Nullable Doc rest = release(charge, charge.number("amount") - amount);
		settleNowOrLater(charge, () -> {
			this.scene.tell("charge.captured", charge);
			if (rest != null && this.scene.version().hasEventsForEveryRefund()) {
				this.scene.tell("refund.created", rest);
			}
		}, rest);
		received(amount);
	}

	/** A held card is charged with a first part; more may follow. */
	void captureAlready(long amount) {
		this.scene.change("charge.updated", charge(), (it) -> it.set("captured", true).set("amount_captured", amount));
	}

	private @Nullable Doc release(Doc charge, long rest) {
		if (rest == 0) {
			return null;
		}
		charge.set("amount_refunded", rest);
		Doc refund = this.scene.make(MoneyShapes.refund(this.scene.dice().id("re_"), charge, rest));
		this.scene.books().noteRelease(refund);
		return refund;
	}

	/** A hold runs out: Stripe calls it refunded, though no money ever moved. */
	void expire() {
		Doc charge = charge().set("refunded", true).set("amount_refunded", charge().number("amount"));
		this.scene.tell("charge.expired", charge);
		cancel("automatic");
	}

	/** Nobody pays any more. */
	void cancel(String reason) {
		this.intent.set("status", "canceled")
			.set("canceled_at", this.scene.now())
			.set("cancellation_reason", reason)
			.set("amount_capturable", 0);
		tellIntent("payment_intent.canceled");
	}

	private static Doc paid(Doc charge) {
		return charge.set("status", "succeeded").set("paid", true);
	}

	private void received(long amount) {
		this.intent.set("status", "succeeded")
			.set("amount_received", amount)
			.set("amount_capturable", 0)
			.set("last_payment_error", null);
		tellIntent("payment_intent.succeeded");
	}

	/** Since 2024-04-10 the line of the balance comes after the success. */
	private void settleNowOrLater(Doc charge, Runnable tell, @Nullable Doc rest) {
		if (this.scene.version().capturesAsynchronously()) {
			tell.run();
			this.scene.after(this.scene.dice().between(1, 90),
					() -> this.scene.change("charge.updated", charge, (it) -> settle(it, rest)));
		}
		else {
			settle(charge, rest);
			tell.run();
		}
	}

	private void settle(Doc charge, @Nullable Doc rest) {
		charge.set("balance_transaction", this.scene.ledger().bookCharge(charge));
		if (rest != null) {
			rest.set("balance_transaction", this.scene.ledger().bookRelease(rest, charge));
		}
	}

	private void tellIntent(String type) {
		if (!this.bare) {
			this.scene.tell(type, this.intent);
		}
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

/**
 * Somebody gives every week or month, until they pause, stop, or their card fails for
 * good.
 */
final class SubscriptionStory implements Story {

	private final Scene scene;

	private final Donor donor;

	private final Tender card;

	private final long end;

	private final Doc customer;

	private final Doc subscription;

	private final Giving giving;

	private SubscriptionStory(Scene scene, Doc product, long end) {
		this.scene = scene;
		this.end = end;
		this.donor = Donor.draw(scene.dice());
		this.card = Tender.card(scene.dice());
		this.customer = scene.makeCustomer(this.donor);
		String currency = scene.dice().pick(List.of("usd", "usd", "usd", "eur", "gbp"));
		String interval = scene.dice().pick(List.of("week", "month"));
		long amount = Giving.drawAmount(scene.dice(), currency);
		Doc price = scene.make(ProductShape.price(scene.dice().id("price_"), product, amount, currency, interval));
		scene.tell("price.created", price);
		this.giving = new Giving(this.donor, amount, currency, this.customer.id(), Doc.of(), "Subscription creation");
		String id = scene.dice().id("sub_");
		this.subscription = scene
			.make(SubscriptionShape.of(id, scene.dice().id("si_", 14), this.customer, price, scene.now()))
			.set("metadata", scene.drawMetadata());
	}

	/** A subscription to a product, with instalments until a moment. */
	static void begin(Scene scene, Doc product, long end) {
		new SubscriptionStory(scene, product, end).begin();
	}

	@Override
	public void begin() {
		Doc method = this.scene.make(this.card.asPaymentMethod(this.donor, this.customer.id()));
		this.scene.tell("payment_method.attached", method);
		this.scene.change("customer.updated", this.customer,
				(it) -> it.set("invoice_settings.default_payment_method", method.id()));
		SubscriptionShape.period(this.subscription, this.scene.now(), this.scene.now() + period());
		this.scene.tell("customer.subscription.created", this.subscription);
		instalment(true);
	}

	private long period() {
		boolean weekly = this.subscription.text("items.data.0.price.recurring.interval").equals("week");
		return (weekly ? 7 : 30) * Agenda.DAY;
	}

	private void instalment(boolean first) {
		InvoicePaper paper = InvoicePaper.instalment(this.scene, this.giving, this.customer, this.subscription, first);
		this.subscription.set("latest_invoice", paper.doc().id());
		this.scene.after(first ? 0 : Agenda.HOUR, () -> collect(paper, first));
	}

	private void collect(InvoicePaper paper, boolean first) {
		paper.finish(this.card);
		if (!first && this.scene.dice().chance(25)) {
			fail(paper);
		}
		else {
			this.scene.after(1, () -> succeed(paper));
		}
	}

	private void succeed(InvoicePaper paper) {
		paper.pay();
		long start = this.scene.now() / Agenda.HOUR * Agenda.HOUR;
		update("active", () -> SubscriptionShape.period(this.subscription, start, start + period()));
		new Aftermath(this.scene, paper.payment()).begin();
		proceed();
	}

	/** What comes next, if the month is not over. */
	private void proceed() {
		if (this.scene.now() + period() > this.end) {
			return;
		}
		int what = this.scene.dice().between(1, 100);
		if (what <= 12) {
			stop();
		}
		else if (what <= 24) {
			pause();
		}
		else {
			this.scene.after(period() - 3 * Agenda.DAY, this::announce);
			this.scene.after(period(), () -> instalment(false));
		}
	}

	private void announce() {
		Doc preview = InvoiceShape.of(this.scene.dice().id("upcoming_in_"), this.customer, this.giving.amount(),
				this.giving.currency(), InvoiceShape.line(this.scene.dice().id("il_tmp_"), this.giving.amount(),
						this.giving.currency(), this.subscription, this.scene.now()));
		this.scene.tell("invoice.upcoming", preview.set("parent", InvoiceShape.parent(this.subscription)));
	}

	private void fail(InvoicePaper paper) {
		paper.fail(this.scene.dice().pick(Decline.OF_CARDS), this.scene.now() + 3 * Agenda.DAY);
		update("past_due", () -> {
		});
		this.scene.after(3 * Agenda.DAY, () -> {
			if (this.scene.dice().chance(55)) {
				succeed(paper);
			}
			else {
				giveUp(paper);
			}
		});
	}

	private void giveUp(InvoicePaper paper) {
		paper.fail(this.scene.dice().pick(Decline.OF_CARDS), null);
		int what = this.scene.dice().between(1, 4);
		if (what == 1) {
			paper.end("void", "voided_at", "invoice.voided");
		}
		else if (what <= 3) {
			paper.end("uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible");
		}
		cancel("payment_failed");
	}

	private void stop() {
		this.scene.change("customer.subscription.updated", this.subscription,
				(it) -> it.set("cancel_at_period_end", true)
					.set("cancel_at", this.scene.now() + period())
					.set("canceled_at", this.scene.now()));
		this.scene.after(period(), () -> cancel("cancellation_requested"));
	}

	private void cancel(String reason) {
		if (!this.subscription.has("canceled_at")) {
			this.subscription.set("canceled_at", this.scene.now());
		}
		this.subscription.set("status", "canceled")
			.set("ended_at", this.scene.now())
			.set("cancellation_details.reason", reason);
		this.scene.tell("customer.subscription.deleted", this.subscription);
	}

	private void pause() {
		this.scene.after(Agenda.DAY,
				() -> this.scene.tell("customer.subscription.paused", this.subscription.set("status", "paused")));
		if (this.scene.dice().chance(70)) {
			this.scene.after(5 * Agenda.DAY, () -> {
				this.scene.tell("customer.subscription.resumed", this.subscription.set("status", "active"));
				this.scene.after(period(), () -> instalment(false));
			});
		}
	}

	private void update(String status, Runnable more) {
		this.scene.change("customer.subscription.updated", this.subscription, (it) -> {
			it.set("status", status);
			more.run();
		});
	}

}

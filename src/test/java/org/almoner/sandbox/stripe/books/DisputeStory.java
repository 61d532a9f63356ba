package org.almoner.sandbox.stripe.books;

import java.util.ArrayList;
import java.util.List;

/**
 * A donor or a bank wants money back: an inquiry, a dispute won or lost, or a bank
 * return.
 */
record DisputeStory(Scene scene, Payment payment) implements Story {

	@Override
	public void begin() {
		if (!this.payment.isByCard()) {
			returnByBank();
			return;
		}
		if (this.scene.dice().chance(20)) {
			this.scene.tell("radar.early_fraud_warning.created", this.scene.make(fraudWarning()));
		}
		Doc dispute = open("fraudulent");
		if (this.scene.dice().chance(25)) {
			inquire(dispute);
		}
		else {
			fight(dispute);
		}
	}

	/** The bank takes the money at once and keeps it. */
	void lose() {
		Doc dispute = open("fraudulent");
		move(dispute, false, 1_500);
		this.scene.tell("charge.dispute.created", dispute);
		this.scene.after(3, () -> this.scene.tell("charge.dispute.funds_withdrawn", dispute));
		this.scene.after(12 * Agenda.DAY, () -> close(dispute, "lost"));
	}

	private Doc open(String reason) {
		Doc charge = this.payment.charge().set("disputed", true);
		String id = this.scene.dice().id("dp_");
		long dueBy = this.scene.now() + 10 * Agenda.DAY;
		return this.scene
			.make(MoneyShapes.dispute(id, charge, reason, dueBy).set("amount", charge.number("amount_captured")));
	}

	private void inquire(Doc dispute) {
		dispute.set("status", "warning_needs_response").set("is_charge_refundable", true);
		this.scene.tell("charge.dispute.created", dispute);
		this.scene.after(2 * Agenda.DAY, () -> update(dispute, "warning_under_review"));
		this.scene.after(9 * Agenda.DAY, () -> close(dispute, "warning_closed"));
		if (this.scene.dice().chance(40)) {
			this.scene.after(14 * Agenda.DAY, () -> grow(dispute));
		}
	}

	/** What began as an inquiry becomes a dispute. */
	private void grow(Doc dispute) {
		update(dispute, "needs_response");
		move(dispute, false, 1_500);
		this.scene.tell("charge.dispute.funds_withdrawn", dispute);
		decide(dispute);
	}

	private void fight(Doc dispute) {
		boolean atOnce = this.scene.dice().chance(50);
		if (atOnce) {
			move(dispute, false, 1_500);
		}
		this.scene.tell("charge.dispute.created", dispute);
		if (!atOnce) {
			move(dispute, false, 1_500);
		}
		this.scene.after(3, () -> this.scene.tell("charge.dispute.funds_withdrawn", dispute));
		this.scene.after(3 * Agenda.DAY, () -> update(dispute, "under_review"));
		decide(dispute);
	}

	private void decide(Doc dispute) {
		int end = this.scene.dice().between(1, 100);
		if (end <= 45) {
			this.scene.after(12 * Agenda.DAY, () -> win(dispute));
		}
		else if (end <= 85) {
			this.scene.after(12 * Agenda.DAY, () -> close(dispute, "lost"));
		}
	}

	private void win(Doc dispute) {
		close(dispute, "won");
		move(dispute, true, this.scene.dice().chance(20) ? -1_500 : 0);
		this.scene.after(1, () -> this.scene.tell("charge.dispute.funds_reinstated", dispute));
		if (this.scene.dice().chance(30)) {
			this.scene.after(Agenda.DAY, this::disputeAPart);
		}
	}

	/** The bank comes back for a part of what it lost. */
	private void disputeAPart() {
		Doc dispute = open("general");
		fight(dispute.set("amount", Math.max(dispute.number("amount") / 3 / 10 * 10, 10)));
	}

	/**
	 * A bank debit that fails after it succeeded: a dispute that is lost from its first
	 * moment.
	 */
	private void returnByBank() {
		Doc dispute = open("insufficient_funds").set("status", "lost");
		move(dispute, false, 400);
		if (this.scene.dice().chance(50)) {
			this.scene.tell("charge.dispute.funds_withdrawn", dispute);
		}
		this.scene.tell("charge.dispute.closed", dispute);
	}

	private void update(Doc dispute, String status) {
		this.scene.change("charge.dispute.updated", dispute,
				(it) -> it.set("status", status)
					.set("evidence_details.has_evidence", true)
					.set("evidence_details.submission_count", 1));
	}

	private void close(Doc dispute, String status) {
		this.scene.change("charge.dispute.closed", dispute, (it) -> it.set("status", status));
	}

	private void move(Doc dispute, boolean back, long fee) {
		List<Doc> lines = new ArrayList<>();
		dispute.at("balance_transactions").forEach((line) -> lines.add(Doc.parse(line.toString())));
		lines.add(this.scene.ledger().bookDispute(dispute, this.payment.charge(), back, fee));
		dispute.set("balance_transactions", lines);
	}

	private Doc fraudWarning() {
		return Doc.of("id", this.scene.dice().id("issfr_"), "object", "radar.early_fraud_warning", "actionable", true,
				"charge", this.payment.charge().id(), "created", this.scene.now(), "fraud_type", "misc", "livemode",
				false);
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.List;

/**
 * Every third day Stripe pays out what is available; now and then a bank sends a payout
 * back, and its money is paid out again. What the charity paid out by hand comes from
 * what it had before, so that the lines of automatic payouts are complete.
 */
final class PayoutRun {

	private static final int DAYS_BETWEEN = 3;

	private static final int FAILING = 3;

	private final Scene scene;

	private final String currency;

	private final long end;

	private int count;

	PayoutRun(Scene scene, String currency, long end) {
		this.scene = scene;
		this.currency = currency;
		this.end = end;
	}

	void begin() {
		this.scene.after(DAYS_BETWEEN * Agenda.DAY, this::payOut);
		this.scene.after(5 * Agenda.DAY + 33, this::payOutByHand);
		if (this.scene.options().balance() == MonthOptions.Balance.OF_EVERY_KIND) {
			this.scene.after(8 * Agenda.DAY + 33, this::payOutAtOnce);
		}
	}

	private void payOut() {
		if (this.scene.dice().chance(30)) {
			this.scene.ledger().bookFee("Radar for Fraud Teams", this.scene.dice().between(50, 900), this.currency);
		}
		List<Doc> lines = this.scene.ledger().available(this.currency);
		long sum = lines.stream().mapToLong((line) -> line.number("net")).sum();
		if (sum > 0 || sum < -5_000) {
			pay(lines, sum);
		}
		if (this.scene.now() < this.end) {
			this.scene.after(DAYS_BETWEEN * Agenda.DAY, this::payOut);
		}
	}

	private void pay(List<Doc> lines, long sum) {
		this.count++;
		boolean failing = this.count == FAILING || (this.count > FAILING && this.scene.dice().chance(5));
		Doc payout = make(sum);
		this.scene.ledger().payOut(lines, payout);
		payout.set("balance_transaction", this.scene.ledger().bookPayout(payout, false));
		this.scene.tell("payout.created", payout);
		this.scene.after(Agenda.HOUR, () -> update(payout, "status", "in_transit"));
		this.scene.after(2 * Agenda.HOUR, () -> this.scene.tell("payout.reconciliation_completed",
				payout.set("reconciliation_status", "completed")));
		this.scene.after(2 * Agenda.DAY, () -> this.scene.tell("payout.paid", payout.set("status", "paid")));
		if (failing) {
			this.scene.after(4 * Agenda.DAY, () -> fail(payout));
		}
		else {
			this.scene.after(5 * Agenda.DAY, () -> update(payout, "trace_id",
					Doc.of("status", "supported", "value", this.scene.dice().digits(15))));
		}
	}

	private Doc make(long amount) {
		long arrival = (this.scene.now() / Agenda.DAY + 2) * Agenda.DAY;
		return this.scene.make(MoneyShapes.payout(this.scene.dice().id("po_"), amount, this.currency, arrival));
	}

	private void fail(Doc payout) {
		payout.set("status", "failed")
			.set("failure_code", "account_closed")
			.set("failure_message", "The bank account has been closed.")
			.set("failure_balance_transaction", this.scene.ledger().bookReturn(payout));
		this.scene.tell("payout.failed", payout);
	}

	private void payOutByHand() {
		for (boolean canceled : new boolean[] { false, true }) {
			Doc payout = makeByHand();
			payout.set("balance_transaction", this.scene.ledger().bookPayout(payout, false));
			this.scene.tell("payout.created", payout);
			this.scene.after(Agenda.HOUR, () -> end(payout, canceled));
		}
	}

	private Doc makeByHand() {
		return make(25_000).set("automatic", false).set("reconciliation_status", "not_applicable");
	}

	/**
	 * Somebody cannot wait: Stripe takes a fee for it, and the money is there at once.
	 */
	private void payOutAtOnce() {
		Doc payout = makeByHand().set("method", "instant").set("arrival_date", this.scene.now());
		payout.set("balance_transaction", this.scene.ledger().bookPayout(payout, false));
		this.scene.tell("payout.created", payout);
		this.scene.after(60, () -> end(payout, false));
	}

	private void end(Doc payout, boolean canceled) {
		if (canceled) {
			payout.set("failure_balance_transaction", this.scene.ledger().bookPayout(payout, true));
		}
		payout.set("status", canceled ? "canceled" : "paid");
		this.scene.tell(canceled ? "payout.canceled" : "payout.paid", payout);
	}

	private void update(Doc payout, String key, Object value) {
		this.scene.change("payout.updated", payout, (it) -> it.set(key, value));
	}

}

package org.almoner.sandbox.stripe.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.almoner.sandbox.stripe.books.MoneyShapes.Movement;
import org.almoner.sandbox.stripe.books.MoneyShapes.Sum;
import org.jspecify.annotations.Nullable;

/**
 * The charity's balance at Stripe: every movement is one line, and each line is paid out
 * once.
 */
final class Ledger {

	private final CharityBooks books;

	private final Dice dice;

	private final List<Doc> unpaid = new ArrayList<>();

	private final Map<String, String> payoutOfLine = new LinkedHashMap<>();

	Ledger(CharityBooks books, Dice dice) {
		this.books = books;
		this.dice = dice;
	}

	/** The money of a charge comes in, less Stripe's fee. */
	String bookCharge(Doc charge) {
		boolean card = charge.text("payment_method_details.type").equals("card");
		BigDecimal rate = rate(charge.text("currency"));
		long gross = Rates.settle(charge.number("amount"), charge.text("currency"), rate);
		long fee = card ? gross * 22 / 1_000 + 30 : Math.min(gross * 8 / 1_000, 500);
		Sum sum = new Sum(gross, fee, settles(charge));
		return book(new Movement(card ? "charge" : "payment", "charge", sum, charge.id(), "Gift",
				availableIn(card ? 2 : 4), shown(charge, rate)));
	}

	/** The money of a bank debit that never came goes out again. */
	String bookFailure(Doc charge) {
		Doc line = lineOf(charge);
		return book(new Movement("payment_failure_refund", "charge_failure",
				new Sum(-line.number("amount"), -line.number("fee"), line.text("currency")), charge.id(),
				"Payment failure", line.number("available_on"), rateOf(line)));
	}

	/** Money goes back to a donor; once in a while Stripe gives back its fee. */
	String bookRefund(Doc refund, Doc charge) {
		Doc line = lineOf(charge);
		long gross = share(line, refund.number("amount"), charge.number("amount"));
		long fee = this.dice.chance(30) ? -(gross * 22 / 1_000) : 0;
		String type = charge.id().startsWith("py_") ? "payment_refund" : "refund";
		Sum sum = new Sum(-gross, fee, line.text("currency"));
		return book(new Movement(type, "refund", sum, refund.id(), "REFUND FOR CHARGE", availableIn(0), rateOf(line)));
	}

	/** What was held and not charged goes off the line of its charge. */
	String bookRelease(Doc refund, Doc charge) {
		Doc line = lineOf(charge);
		long gross = share(line, refund.number("amount"), charge.number("amount"));
		Sum sum = new Sum(-gross, 0, line.text("currency"));
		return book(new Movement("refund", "partial_capture_reversal", sum, refund.id(), "REFUND FOR CHARGE",
				availableIn(0), rateOf(line)));
	}

	/** Money goes to somebody without a payment that it came from. */
	String bookUnlinkedRefund(Doc refund) {
		Sum sum = new Sum(-refund.number("amount"), 0, settles(refund));
		return book(new Movement("refund", "refund", sum, refund.id(), "REFUND", availableIn(0), null));
	}

	/** Money of a refund that did not reach the donor comes back. */
	String bookRefundFailure(Doc refund) {
		Doc line = this.books.get("balance_transaction", refund.text("balance_transaction"));
		Sum sum = new Sum(-line.number("amount"), 0, line.text("currency"));
		return book(new Movement("refund_failure", "refund_failure", sum, refund.id(), "REFUND FAILURE", availableIn(0),
				rateOf(line)));
	}

	/** A bank takes disputed money, or gives it back. */
	Doc bookDispute(Doc dispute, Doc charge, boolean back, long fee) {
		Doc line = lineOf(charge);
		long gross = share(line, dispute.number("amount"), charge.number("amount"));
		Sum sum = new Sum(back ? gross : -gross, fee, line.text("currency"));
		String id = book(new Movement("adjustment", back ? "dispute_reversal" : "dispute", sum, dispute.id(),
				back ? "Chargeback reversal" : "Chargeback withdrawal", availableIn(0), rateOf(line)));
		return this.books.get("balance_transaction", id);
	}

	/** Stripe's own bill for a service, which belongs to no payment. */
	void bookFee(String description, long amount, String currency) {
		book(new Movement("stripe_fee", "fee", new Sum(-amount, 0, currency), null, description, availableIn(0), null));
	}

	/** Money that moves for some other reason. */
	String bookOther(String type, String category, Sum sum, @Nullable String source) {
		return book(new Movement(type, category, sum, source, type.replace('_', ' '), availableIn(0), null));
	}

	/** Money that a failed payout brings back, to be paid out again. */
	String bookReturn(Doc payout) {
		Sum sum = new Sum(payout.number("amount"), 0, payout.text("currency"));
		return book(new Movement("payout_failure", "payout_reversal", sum, payout.id(), "STRIPE PAYOUT FAILURE",
				availableIn(0), null));
	}

	/** A line that no automatic payout takes up. */
	String bookApart(Movement movement) {
		Doc line = MoneyShapes.line(this.dice.id("txn_"), movement, this.books.agenda().now())
			.set("status", "available");
		return this.books.put(line, ApiVersion.NEWEST).id();
	}

	private String book(Movement movement) {
		Doc line = MoneyShapes.line(this.dice.id("txn_"), movement, this.books.agenda().now());
		this.unpaid.add(this.books.put(line, ApiVersion.NEWEST));
		return line.id();
	}

	/** What is available of a currency by now and was not paid out yet. */
	List<Doc> available(String currency) {
		long now = this.books.agenda().now();
		return this.unpaid.stream()
			.filter((line) -> line.text("currency").equals(currency) && line.number("available_on") <= now)
			.toList();
	}

	void payOut(List<Doc> lines, Doc payout) {
		for (Doc line : lines) {
			this.payoutOfLine.put(line.set("status", "available").id(), payout.id());
		}
		this.unpaid.removeAll(lines);
	}

	/** The payout's own line, the money that leaves the balance. */
	String bookPayout(Doc payout, boolean canceled) {
		String type = canceled ? "payout_cancel" : "payout";
		long amount = canceled ? payout.number("amount") : -payout.number("amount");
		Sum sum = new Sum(amount, 0, payout.text("currency"));
		return bookApart(new Movement(type, canceled ? "payout_reversal" : "payout", sum, payout.id(), "STRIPE PAYOUT",
				payout.number("arrival_date"), null));
	}

	/** The lines that a payout pays out, without the payout's own. */
	List<Doc> linesOf(String payout) {
		return this.payoutOfLine.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(payout))
			.map((entry) -> this.books.get("balance_transaction", entry.getKey()))
			.toList();
	}

	@Nullable String payoutOf(@Nullable String line) {
		return this.payoutOfLine.get(line);
	}

	private Doc lineOf(Doc charge) {
		return this.books.get("balance_transaction", charge.text("balance_transaction"));
	}

	private BigDecimal rate(String currency) {
		return isSettled(currency) ? BigDecimal.ONE : Rates.of(currency, this.dice);
	}

	private boolean isSettled(String currency) {
		return this.books.options().balance().settles(currency).equals(currency);
	}

	private String settles(Doc given) {
		return this.books.options().balance().settles(given.text("currency"));
	}

	private @Nullable BigDecimal shown(Doc charge, BigDecimal rate) {
		return isSettled(charge.text("currency")) ? null : rate;
	}

	private static @Nullable BigDecimal rateOf(Doc line) {
		return line.has("exchange_rate") ? line.at("exchange_rate").decimalValue() : null;
	}

	/** The settled part of an amount of a charge. */
	private static long share(Doc line, long part, long whole) {
		return (line.number("amount") * part + whole / 2) / whole;
	}

	private long availableIn(int days) {
		long midnight = this.books.agenda().now() / Agenda.DAY * Agenda.DAY;
		return midnight + days * Agenda.DAY;
	}

}

package org.almoner.sandbox.stripe.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a connector's records should say after all events of a month, by the ids of
 * Stripe's objects. Statuses are those of the record types, amounts are in minor units of
 * the currency, which is in lower case.
 *
 * @param payments by charge, or by invoice if it was paid out of band
 * @param refunds by refund
 * @param gifts by payment intent, without one by charge, out of band by invoice
 */
public record Expectations(Map<String, Payment> payments, Map<String, Refund> refunds, Map<String, Gift> gifts,
		Map<String, Invoice> invoices, Map<String, Customer> customers, Map<String, Payout> payouts,
		Map<String, Dispute> disputes, Map<String, Subscription> subscriptions) {

	/**
	 * One try to pay.
	 *
	 * @param refunded what went back to the donor and stayed there
	 * @param fee in the settlement currency, null if no money moved
	 * @param net in the settlement currency, null if no money moved
	 * @param payout the automatic payout that holds the money, null if none yet
	 */
	public record Payment(String id, String status, long amount, long refunded, String currency,
			@Nullable String paymentIntent, @Nullable Long fee, @Nullable Long net, @Nullable String payout) {
	}

	/**
	 * Money on its way back to a donor.
	 *
	 * @param status Canceled where it only let go of what was held and never charged
	 * @param amount above zero, though records show it below
	 * @param charge where it came from, null if it belongs to no payment
	 */
	public record Refund(String id, String status, long amount, String currency, @Nullable String charge) {
	}

	/**
	 * A gift.
	 *
	 * @param refunded by refunds alone
	 * @param current what is left of it after refunds and lost disputes
	 */
	public record Gift(String id, String status, long original, long refunded, long current, String currency) {
	}

	/** An invoice with its sums as its events tell them. */
	public record Invoice(String id, String status, long due, long paid, long remaining, String currency,
			@Nullable String subscription, @Nullable String paymentIntent) {
	}

	/** A donor at Stripe. */
	public record Customer(String id, String name, String email, boolean deleted) {
	}

	/**
	 * A payout.
	 *
	 * @param lines what it pays out, without its own line; none of a manual one
	 * @param net the sum of their nets, equal to the amount of an automatic one
	 */
	public record Payout(String id, String status, long amount, String currency, boolean automatic, List<Line> lines,
			long net) {

		public Payout {
			lines = List.copyOf(lines);
		}

		/** The lines of a type of record, such as {@code Payment}. */
		public List<Line> lines(String type) {
			return this.lines.stream().filter((line) -> line.type().equals(type)).toList();
		}

	}

	/**
	 * One line of a payout.
	 *
	 * @param type of its record: Payment, Refund or Adjustment
	 * @param record the id in the key of its record
	 * @param shown as Stripe shows it
	 */
	public record Line(String type, String record, Doc shown) {

		/** The id of the line itself. */
		public String id() {
			return this.shown.id();
		}

	}

	/** A dispute. */
	public record Dispute(String id, String status, String gatewayStatus, long amount, String currency, String charge,
			List<String> balanceTransactions) {
	}

	/** A recurring gift. */
	public record Subscription(String id, String status, long amount, String currency, String customer) {
	}

	static Expectations of(CharityBooks books) {
		Map<String, Payment> payments = new LinkedHashMap<>();
		Reckoning reckoning = new Reckoning(books);
		books.all("charge").forEach((charge) -> payments.put(charge.id(), reckoning.payment(charge)));
		reckoning.paidOutOfBand().forEach((invoice) -> payments.put(invoice.id(), reckoning.outOfBand(invoice)));
		return new Expectations(payments, reckoning.each("refund", reckoning::refund), reckoning.gifts(),
				reckoning.each("invoice", reckoning::invoice), reckoning.each("customer", reckoning::customer),
				reckoning.each("payout", reckoning::payout), reckoning.each("dispute", reckoning::dispute),
				reckoning.each("subscription", reckoning::subscription));
	}

}

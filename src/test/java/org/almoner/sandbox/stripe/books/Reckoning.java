package org.almoner.sandbox.stripe.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Works out from the objects alone what a connector's records should say. */
final class Reckoning {

	private static final Map<String, String> DISPUTE_STATES = Map.of("warning_needs_response", "Inquiry",
			"warning_under_review", "Inquiry", "warning_closed", "Closed", "needs_response", "Needs Response",
			"under_review", "Under Review", "won", "Won", "lost", "Lost");

	private final CharityBooks books;

	Reckoning(CharityBooks books) {
		this.books = books;
	}

	<T> Map<String, T> each(String kind, Function<Doc, T> one) {
		Map<String, T> all = new LinkedHashMap<>();
		this.books.all(kind).forEach((doc) -> all.put(doc.id(), one.apply(doc)));
		return all;
	}

	Expectations.Payment payment(Doc charge) {
		Doc line = this.books.find("balance_transaction", charge.textOrNull("balance_transaction"));
		return new Expectations.Payment(charge.id(), paymentStatus(charge), amount(charge), refunded(charge),
				charge.text("currency"), charge.textOrNull("payment_intent"),
				(line != null) ? line.number("fee") : null, (line != null) ? line.number("net") : null,
				(line != null) ? this.books.ledger().payoutOf(line.id()) : null);
	}

	private String paymentStatus(Doc charge) {
		Set<String> disputes = this.books.those("dispute", "charge", charge.id())
			.stream()
			.map((dispute) -> dispute.text("status"))
			.collect(Collectors.toSet());
		if (disputes.contains("needs_response") || disputes.contains("under_review")) {
			return "Disputed";
		}
		if (disputes.contains("lost") || disputes.contains("won")) {
			return disputes.contains("lost") ? "Dispute Lost" : "Dispute Won";
		}
		if (!charge.text("status").equals("succeeded")) {
			return charge.text("status").equals("failed") ? "Failed" : "Pending";
		}
		if (!charge.flag("captured")) {
			return charge.flag("refunded") ? "Canceled" : "Pending";
		}
		long refunded = refunded(charge);
		return (refunded == 0) ? "Success" : (refunded < amount(charge)) ? "Partially Refunded" : "Refunded";
	}

	/** What was charged, which may be less than what was held. */
	private static long amount(Doc charge) {
		return charge.number(charge.flag("captured") ? "amount_captured" : "amount");
	}

	/** What a refund that counts has returned; a hold that ran out returned nothing. */
	private long refunded(Doc charge) {
		String intent = charge.textOrNull("payment_intent");
		return this.books.all("refund")
			.stream()
			.filter((refund) -> charge.id().equals(refund.textOrNull("charge")) || (!refund.has("charge")
					&& intent != null && intent.equals(refund.textOrNull("payment_intent")) && charge.flag("captured")))
			.filter((refund) -> !this.books.isRelease(refund))
			.filter((refund) -> !List.of("failed", "canceled").contains(refund.text("status")))
			.mapToLong((refund) -> refund.number("amount"))
			.sum();
	}

	List<Doc> paidOutOfBand() {
		return this.books.all("invoice")
			.stream()
			.filter((invoice) -> invoice.number("amount_paid_off_stripe") > 0)
			.toList();
	}

	Expectations.Payment outOfBand(Doc invoice) {
		return new Expectations.Payment(invoice.id(), "Success", invoice.number("amount_due"), 0,
				invoice.text("currency"), null, null, null, null);
	}

	Map<String, Expectations.Gift> gifts() {
		Map<String, List<Doc>> tries = new LinkedHashMap<>();
		for (Doc charge : this.books.all("charge")) {
			String intent = charge.textOrNull("payment_intent");
			tries.computeIfAbsent((intent != null) ? intent : charge.id(), (key) -> new ArrayList<>()).add(charge);
		}
		Map<String, Expectations.Gift> gifts = new LinkedHashMap<>();
		tries.forEach((key, charges) -> {
			if (isGift(key, charges)) {
				gifts.put(key, gift(key, charges.getLast()));
			}
		});
		for (Doc invoice : paidOutOfBand()) {
			long amount = invoice.number("amount_due");
			gifts.put(invoice.id(),
					new Expectations.Gift(invoice.id(), "Paid", amount, 0, amount, invoice.text("currency")));
		}
		return gifts;
	}

	/** A card that is refused makes no gift, but for an instalment of a subscription. */
	private boolean isGift(String key, List<Doc> charges) {
		Doc invoice = this.books.invoiceOf(key);
		boolean instalment = invoice != null && invoice.has("parent.subscription_details");
		return instalment || charges.stream().anyMatch((it) -> it.flag("paid") || it.id().startsWith("py_"));
	}

	private Expectations.Gift gift(String key, Doc charge) {
		long original = amount(charge);
		long refunded = refunded(charge);
		long lost = this.books.those("dispute", "charge", charge.id())
			.stream()
			.filter((dispute) -> dispute.text("status").equals("lost"))
			.mapToLong((dispute) -> dispute.number("amount"))
			.sum();
		long left = Math.max(0, original - refunded - lost);
		String status = giftStatus(key, charge, left);
		boolean nothing = List.of("Failed", "Canceled", "Written-Off").contains(status);
		return new Expectations.Gift(key, status, original, refunded, nothing ? 0 : left, charge.text("currency"));
	}

	private String giftStatus(String key, Doc charge, long left) {
		return switch (paymentStatus(charge)) {
			case "Failed" -> unpaid(this.books.invoiceOf(key));
			case "Pending" -> "Pending";
			case "Canceled" -> "Canceled";
			default -> (left == 0) ? "Fully Refunded" : (left < amount(charge)) ? "Partially Refunded" : "Paid";
		};
	}

	private static String unpaid(@Nullable Doc invoice) {
		return switch ((invoice != null) ? invoice.text("status") : "open") {
			case "void" -> "Canceled";
			case "uncollectible" -> "Written-Off";
			default -> "Failed";
		};
	}

	Expectations.Refund refund(Doc refund) {
		String status = switch (refund.text("status")) {
			case "succeeded" -> this.books.isRelease(refund) ? "Canceled" : "Success";
			case "requires_action" -> "Pending";
			default -> title(refund.text("status"));
		};
		Doc intent = this.books.find("payment_intent", refund.textOrNull("payment_intent"));
		String charge = refund.has("charge") || intent == null ? refund.textOrNull("charge")
				: intent.textOrNull("latest_charge");
		return new Expectations.Refund(refund.id(), status, refund.number("amount"), refund.text("currency"), charge);
	}

	/** Before basil the sum paid does not hold what was paid out of band. */
	Expectations.Invoice invoice(Doc invoice) {
		boolean hidden = invoice.number("amount_paid_off_stripe") > 0
				&& this.books.versionOf(invoice.id()).linksInvoicesDirectly();
		Doc intent = this.books.intentOf(invoice.id());
		return new Expectations.Invoice(invoice.id(), title(invoice.text("status")), invoice.number("amount_due"),
				hidden ? 0 : invoice.number("amount_paid"), invoice.number("amount_remaining"),
				invoice.text("currency"), invoice.textOrNull("parent.subscription_details.subscription"),
				(intent != null) ? intent.id() : null);
	}

	Expectations.Customer customer(Doc customer) {
		return new Expectations.Customer(customer.id(), customer.text("name"), customer.text("email"),
				this.books.isForgotten(customer.id()));
	}

	Expectations.Payout payout(Doc payout) {
		List<Doc> lines = this.books.ledger().linesOf(payout.id());
		return new Expectations.Payout(payout.id(), title(payout.text("status")), payout.number("amount"),
				payout.text("currency"), payout.flag("automatic"), lines.stream().map(this::line).toList(),
				lines.stream().mapToLong((line) -> line.number("net")).sum());
	}

	/**
	 * A line is its charge's or refund's own where that names it; others stand for
	 * themselves.
	 */
	private Expectations.Line line(Doc line) {
		@Nullable String source = line.textOrNull("source");
		for (String kind : List.of("charge", "refund")) {
			Doc owner = this.books.find(kind, source);
			if (owner != null && line.id().equals(owner.textOrNull("balance_transaction"))) {
				return new Expectations.Line(kind.equals("charge") ? "Payment" : "Refund", owner.id(), line);
			}
		}
		return new Expectations.Line("Adjustment", line.id(), line);
	}

	Expectations.Dispute dispute(Doc dispute) {
		List<String> lines = new ArrayList<>();
		dispute.at("balance_transactions").forEach((line) -> lines.add(line.path("id").asString()));
		String status = dispute.text("status");
		return new Expectations.Dispute(dispute.id(), DISPUTE_STATES.getOrDefault(status, status), status,
				dispute.number("amount"), dispute.text("currency"), dispute.text("charge"), lines);
	}

	Expectations.Subscription subscription(Doc subscription) {
		return new Expectations.Subscription(subscription.id(), title(subscription.text("status")),
				subscription.number("items.data.0.price.unit_amount"), subscription.text("currency"),
				subscription.text("customer"));
	}

	/** {@code past_due} as {@code Past Due}. */
	private static String title(String word) {
		StringBuilder title = new StringBuilder();
		for (String part : List.of(word.split("_", -1))) {
			title.append(title.isEmpty() ? "" : " ")
				.append(part.substring(0, 1).toUpperCase(Locale.ROOT))
				.append(part.substring(1));
		}
		return title.toString();
	}

}

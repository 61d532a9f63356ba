package org.almoner.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.almoner.books.Source.PAYMENT;
import static org.almoner.books.Source.REFUND;

/**
 * How much of a payment was given back: what the known refunds say, and what its newest
 * snapshot counts beyond them. Refunds that are not seen yet are covered, later failures
 * are given back.
 */
final class Refunded {

	private Refunded() {
	}

	/**
	 * The refunded amount, in the payment's currency.
	 * @param payment what was said of the payment
	 * @param refunds what was said of each refund of it that went to the donor
	 * @param released what was authorised and never taken
	 */
	static BigDecimal amount(Ledger payment, List<Ledger> refunds, BigDecimal released) {
		BigDecimal counting = sum(refunds.stream().filter(Refunded::counts).toList());
		Optional<Register> snapshot = payment.first(Trait.AMOUNT_REFUNDED, PAYMENT);
		return counting.add(snapshot.map((said) -> unseen(said, refunds, released)).orElse(BigDecimal.ZERO));
	}

	private static BigDecimal unseen(Register snapshot, List<Ledger> refunds, BigDecimal released) {
		BigDecimal known = sum(refunds.stream().filter((refund) -> wasCounted(refund, snapshot.stamp().at())).toList());
		return returned(new BigDecimal(snapshot.text()), released).subtract(known).max(BigDecimal.ZERO);
	}

	/** The gateway counts as refunded what it released, once it has released it. */
	private static BigDecimal returned(BigDecimal counted, BigDecimal released) {
		return (counted.compareTo(released) >= 0) ? counted.subtract(released) : counted;
	}

	private static boolean counts(Ledger refund) {
		return refund.value(Trait.STATUS, REFUND).map(RefundStatus::valueOf).filter(RefundStatus::isEnded).isEmpty();
	}

	/** Whether the gateway counted a refund in a snapshot of that moment. */
	private static boolean wasCounted(Ledger refund, Instant snapshot) {
		boolean created = refund.value(Trait.OCCURRED, REFUND)
			.map(Instant::parse)
			.filter((occurred) -> occurred.isAfter(snapshot))
			.isEmpty();
		boolean ended = refund.first(Trait.ENDED, REFUND)
			.filter((end) -> !end.stamp().at().isAfter(snapshot))
			.isPresent();
		return created && !ended;
	}

	private static BigDecimal sum(List<Ledger> refunds) {
		return refunds.stream()
			.map((refund) -> refund.amount(Trait.AMOUNT, REFUND).orElse(BigDecimal.ZERO))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}

package org.almoner.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.almoner.books.Source.BALANCE;

/**
 * What a payment cost and brought. Where only a part of an authorised amount was taken,
 * the gateway settles the whole and lets go of the rest on a line of its own: together
 * they are the payment's.
 *
 * @param own what was said of the payment
 * @param lines that, and what was said of the refunds that let go of the rest
 */
record Settled(Ledger own, List<Ledger> lines) {

	/**
	 * Fee and net of a payment are its gift's only in the gift's own currency, and only
	 * once they are of the amount that was taken.
	 */
	static Optional<Settled> of(Payment payment, Optional<Register> currency) {
		Settled settled = new Settled(payment.ledger(),
				Stream.concat(Stream.of(payment.ledger()), payment.releases().stream()).toList());
		return Optional.of(settled)
			.filter((one) -> payment.ledger()
				.value(Trait.SETTLEMENT_CURRENCY, BALANCE)
				.equals(currency.map(Register::value)))
			.filter((one) -> payment.released().signum() == 0 || one.isOf(payment));
	}

	private boolean isOf(Payment payment) {
		Optional<BigDecimal> settled = sum(Trait.SETTLEMENT_AMOUNT);
		return payment.amount()
			.map((taken) -> new BigDecimal(taken.text()))
			.filter((taken) -> settled.filter((one) -> one.compareTo(taken) == 0).isPresent())
			.isPresent();
	}

	Optional<BigDecimal> fee() {
		return sum(Trait.FEE);
	}

	Optional<BigDecimal> net() {
		return sum(Trait.NET);
	}

	/** What said so of the payment itself. */
	Optional<Register> because(Trait trait) {
		return this.own.first(trait, BALANCE);
	}

	private Optional<BigDecimal> sum(Trait trait) {
		return this.own.amount(trait, BALANCE)
			.map((own) -> this.lines.stream()
				.skip(1)
				.map((line) -> line.amount(trait, BALANCE).orElse(BigDecimal.ZERO))
				.reduce(own, BigDecimal::add));
	}

}

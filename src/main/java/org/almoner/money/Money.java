package org.almoner.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount in a currency. Never rounded: what does not fit a place to keep it is
 * an error of that place.
 *
 * @param amount in major units, with exactly the currency's decimals as scale
 * @param currency the currency of the amount
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

	public Money {
		amount = amount.setScale(currency.decimals());
	}

	/**
	 * The amount of a gateway that counts in minor units.
	 * @param minor in minor units, may be negative
	 * @param currency the currency whose minor units are meant
	 */
	public static Money ofMinor(BigInteger minor, Currency currency) {
		return new Money(new BigDecimal(minor, currency.decimals()), currency);
	}

	/** As {@link #ofMinor(BigInteger, Currency)}, for amounts that fit a long. */
	public static Money ofMinor(long minor, Currency currency) {
		return ofMinor(BigInteger.valueOf(minor), currency);
	}

	/** Nothing, in a currency. */
	public static Money zero(Currency currency) {
		return ofMinor(0, currency);
	}

	/**
	 * The sum of two amounts.
	 * @throws IllegalArgumentException if their currencies differ
	 */
	public Money plus(Money other) {
		return new Money(this.amount.add(sameCurrency(other).amount), this.currency);
	}

	/**
	 * The difference of two amounts.
	 * @throws IllegalArgumentException if their currencies differ
	 */
	public Money minus(Money other) {
		return plus(other.negated());
	}

	/** The amount with the other sign. */
	public Money negated() {
		return new Money(this.amount.negate(), this.currency);
	}

	/** The larger of two amounts of one currency. */
	public Money max(Money other) {
		return (compareTo(other) >= 0) ? this : other;
	}

	/** -1, 0 or 1 as the amount is below, at or above zero. */
	public int signum() {
		return this.amount.signum();
	}

	/** The amount in minor units. */
	public BigInteger minor() {
		return this.amount.unscaledValue();
	}

	@Override
	public int compareTo(Money other) {
		return this.amount.compareTo(sameCurrency(other).amount);
	}

	private Money sameCurrency(Money other) {
		if (!this.currency.equals(other.currency)) {
			throw new IllegalArgumentException(
					"Amounts in " + this.currency + " and " + other.currency + " have no common sum");
		}
		return other;
	}

	@Override
	public String toString() {
		return this.amount.toPlainString() + " " + this.currency;
	}

}

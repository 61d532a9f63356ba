package org.almoner.payout;

import java.math.BigDecimal;

import org.almoner.money.Currency;

/** Amounts in words. */
final class Amounts {

	private Amounts() {
	}

	/** Such as {@code -3.50 EUR}; with more decimals where there are. */
	static String of(BigDecimal amount, String currency) {
		int decimals = currency.matches("[A-Z]{3}") ? new Currency(currency).decimals() : 2;
		int scale = Math.max(decimals, amount.stripTrailingZeros().scale());
		return (amount.setScale(scale).toPlainString() + " " + currency).strip();
	}

}

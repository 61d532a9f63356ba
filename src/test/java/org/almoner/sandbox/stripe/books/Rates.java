package org.almoner.sandbox.stripe.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What foreign money is worth in the currency the charity settles in. */
final class Rates {

	static final String SETTLEMENT = "usd";

	private static final Map<String, String> WORTH = Map.of("usd", "1", "eur", "1.0842", "gbp", "1.2731", "jpy",
			"0.00667", "kwd", "3.2541", "aud", "0.6547");

	private static final Map<String, Integer> DECIMALS = Map.of("jpy", 0, "kwd", 3);

	private Rates() {
	}

	/** The rate of a moment: what one major unit is worth, up to half a percent off. */
	static BigDecimal of(String currency, Dice dice) {
		BigDecimal drift = BigDecimal.valueOf(995 + dice.between(0, 10), 3);
		return new BigDecimal(worth(currency)).multiply(drift).setScale(8, RoundingMode.HALF_EVEN).stripTrailingZeros();
	}

	/** Minor units of a currency in cents, as Stripe converts them. */
	static long settle(long minor, String currency, BigDecimal rate) {
		BigDecimal major = BigDecimal.valueOf(minor, DECIMALS.getOrDefault(currency, 2));
		return major.multiply(rate).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
	}

	/** A gift of so many major units, as a number of minor units. */
	static long minor(long major, String currency) {
		return BigDecimal.valueOf(major).movePointRight(DECIMALS.getOrDefault(currency, 2)).longValueExact();
	}

	private static String worth(String currency) {
		String worth = WORTH.get(currency);
		if (worth == null) {
			throw new IllegalArgumentException("No rate for " + currency);
		}
		return worth;
	}

}

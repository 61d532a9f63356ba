package org.almoner.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.almoner.money.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts as pages show them. */
final class Amounts {

	private Amounts() {
	}

	/** Such as {@code 1,234.50 USD}; a dash for none. */
	static String of(@Nullable BigDecimal amount, @Nullable String currency) {
		if (amount == null) {
			return "–";
		}
		DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
		int decimals = Math.max(decimals(currency), amount.stripTrailingZeros().scale());
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		format.setRoundingMode(RoundingMode.UNNECESSARY);
		return format.format(amount) + ((currency == null || currency.isEmpty()) ? "" : " " + currency);
	}

	/**
	 * With all decimals that the currency has, and more where the org has them: sums come
	 * without zeros at the end. Null stays null.
	 */
	static @Nullable BigDecimal exact(@Nullable BigDecimal amount, @Nullable String currency) {
		return (amount == null) ? null
				: amount.setScale(Math.max(decimals(currency), amount.stripTrailingZeros().scale()));
	}

	private static int decimals(@Nullable String currency) {
		try {
			return (currency == null) ? 2 : Currency.of(currency).decimals();
		}
		catch (IllegalArgumentException ex) {
			// whatever a record says is shown
			return 2;
		}
	}

}

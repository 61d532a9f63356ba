package org.almoner.money;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A currency with the number of decimals in which Stripe counts its minor units.
 *
 * <p>
 * ISO 4217 and {@link java.util.Currency} differ from Stripe for ISK and UGX by a factor
 * of 100, so the table is Stripe's own: <a href="https://docs.stripe.com/currencies">
 * docs.stripe.com/currencies</a>.
 *
 * @param code three letters, upper case, such as {@code EUR}
 */
public record Currency(String code) {

	private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

	private static final Set<String> ZERO_DECIMAL = Set.of("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA",
			"PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

	private static final Set<String> THREE_DECIMAL = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

	public Currency {
		if (!CODE.matcher(code).matches()) {
			throw new IllegalArgumentException("A currency has three letters in upper case, not \"" + code + "\"");
		}
	}

	/**
	 * The currency of a gateway's code in any case.
	 * @param code such as {@code eur}
	 * @throws IllegalArgumentException if it has not three letters
	 */
	public static Currency of(String code) {
		return new Currency(code.toUpperCase(Locale.ROOT));
	}

	/** The number of decimals between a minor unit on the wire and a major unit. */
	public int decimals() {
		if (ZERO_DECIMAL.contains(this.code)) {
			return 0;
		}
		return THREE_DECIMAL.contains(this.code) ? 3 : 2;
	}

	@Override
	public String toString() {
		return this.code;
	}

}

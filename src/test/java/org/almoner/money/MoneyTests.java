package org.almoner.money;

import java.math.BigDecimal;
import java.math.BigInteger;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTests {

	@ParameterizedTest
	@CsvSource({ "usd, 5000, 50.00", "eur, 1, 0.01", "jpy, 5000, 5000", "krw, 1, 1", "xpf, 250, 250",
			"kwd, 5000, 5.000", "bhd, 5010, 5.010", "isk, 5000, 50.00", "ugx, 500000, 5000.00", "huf, 12300, 123.00",
			"twd, 80000, 800.00", "usd, -2500, -25.00", "jpy, -1, -1", "usd, 0, 0.00", "clp, 990, 990", "mga, 7, 7" })
	void minorUnitsAreCountedAsStripeCountsThem(String currency, long minor, String amount) {
		assertThat(Money.ofMinor(minor, Currency.of(currency)).amount()).isEqualTo(new BigDecimal(amount));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
			"XOF", "XPF" })
	void stripesListOfCurrenciesWithoutDecimalsIsKnownWhole(String code) {
		assertThat(Money.ofMinor(-7, Currency.of(code)).amount()).isEqualTo(new BigDecimal("-7"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "BHD", "JOD", "KWD", "OMR", "TND" })
	void stripesListOfCurrenciesWithThreeDecimalsIsKnownWhole(String code) {
		assertThat(Money.ofMinor(-7010, Currency.of(code)).amount()).isEqualTo(new BigDecimal("-7.010"));
	}

	@Test
	void countsOfNineteenDigitsAndSumsBeyondThemAreExact() {
		Money most = Money.ofMinor(Long.MAX_VALUE, Currency.of("usd"));
		assertThat(most.amount()).isEqualTo(new BigDecimal("92233720368547758.07"));
		assertThat(most.plus(most).amount()).isEqualTo(new BigDecimal("184467440737095516.14"));
		assertThat(most.negated().minus(most).amount()).isEqualTo(new BigDecimal("-184467440737095516.14"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "us", "usdc", "us1", "ÄÖÜ", "us ", " usd" })
	void aCodeThatIsNotThreeLettersIsNoCurrency(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> Currency.of(code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "lt-LT", "en-US" })
	void aCurrencyIsTheSameWhateverTheMachinesLanguage(String language) {
		java.util.Locale before = java.util.Locale.getDefault();
		try {
			java.util.Locale.setDefault(java.util.Locale.forLanguageTag(language));
			assertThat(Currency.of("idr").code()).isEqualTo("IDR");
		}
		finally {
			java.util.Locale.setDefault(before);
		}
	}

	@Test
	void whatTheCurrencyCannotSayIsRefusedAndNotRounded() {
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> new Money(new BigDecimal("0.5"), Currency.of("jpy")));
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> new Money(new BigDecimal("0.005"), Currency.of("usd")));
	}

	@Test
	void amountsOfTwoCurrenciesHaveNeitherSumNorOrder() {
		Money dollars = Money.ofMinor(1, Currency.of("usd"));
		Money euros = Money.ofMinor(1, Currency.of("eur"));
		assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(euros));
		assertThatIllegalArgumentException().isThrownBy(() -> dollars.compareTo(euros));
		assertThatIllegalArgumentException().isThrownBy(() -> dollars.max(euros));
	}

	@Property
	void minorUnitsComeBackAsTheyWent(@ForAll BigInteger minor, @ForAll("currencies") Currency currency) {
		Money money = Money.ofMinor(minor, currency);
		assertThat(money.minor()).isEqualTo(minor);
		assertThat(money.amount().movePointRight(currency.decimals())).isEqualByComparingTo(new BigDecimal(minor));
	}

	@Property
	void sumsAreExactWhateverTheOrder(@ForAll long a, @ForAll long b, @ForAll long c,
			@ForAll("currencies") Currency currency) {
		Money one = Money.ofMinor(a, currency);
		Money two = Money.ofMinor(b, currency);
		Money three = Money.ofMinor(c, currency);
		assertThat(one.plus(two).plus(three)).isEqualTo(three.plus(one.plus(two)));
		assertThat(one.plus(two).minor()).isEqualTo(BigInteger.valueOf(a).add(BigInteger.valueOf(b)));
		assertThat(one.plus(two).minus(two)).isEqualTo(one);
		assertThat(one.plus(one.negated())).isEqualTo(Money.zero(currency));
	}

	@Property
	void theOrderIsThatOfTheMinorUnits(@ForAll long a, @ForAll long b, @ForAll("currencies") Currency currency) {
		Money one = Money.ofMinor(a, currency);
		Money two = Money.ofMinor(b, currency);
		assertThat(Integer.signum(one.compareTo(two))).isEqualTo(Integer.signum(Long.compare(a, b)));
		assertThat(one.max(two).minor()).isEqualTo(BigInteger.valueOf(Math.max(a, b)));
		assertThat(one.signum()).isEqualTo(Long.signum(a));
	}

	@Provide
	Arbitrary<Currency> currencies() {
		return Arbitraries.of("USD", "EUR", "JPY", "KWD", "ISK", "UGX", "TND", "VND", "GBP", "HUF").map(Currency::of);
	}

}

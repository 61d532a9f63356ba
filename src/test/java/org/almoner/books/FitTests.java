package org.almoner.books;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FitTests {

	private static final Field NAME = Field.text("Name", 80);

	private static final Field AMOUNT = Field.currency("Amount__c");

	@Test
	void aNameOfEightyCharactersStaysAsItIs() {
		String name = "The Most Reverend and Right Honourable the Lord Archbishop of Somewhere-on-Sea X";
		assertThat(name).hasSize(80);
		assertThat(Fit.into(NAME, name)).isEqualTo(name);
	}

	@Test
	void aLongerNameIsCutAtAWordAndEndsInAnEllipsis() {
		assertThat(Fit.into(NAME,
				"The Most Reverend and Right Honourable the Lord Archbishop of Somewhere-on-Sea and Elsewhere"))
			.isEqualTo("The Most Reverend and Right Honourable the Lord Archbishop of Somewhere-on-Sea…");
	}

	@Test
	void aNameOfOneLongWordIsCutWithinItAndNeverWithinACharacter() {
		assertThat(Fit.into(NAME, "a".repeat(100))).isEqualTo("a".repeat(79) + "…");
		assertThat(Fit.into(NAME, "a" + "😀".repeat(60))).isEqualTo("a" + "😀".repeat(39) + "…");
		assertThat(Fit.into(NAME, "😀".repeat(60))).isEqualTo("😀".repeat(39) + "…");
	}

	@Property(tries = 500)
	void wordsAlwaysFitAndFitTheSameTheSecondTime(
			@ForAll @StringLength(max = 200) @CharRange(from = '\u0000', to = '\uFFFF') String words) {
		String fitted = Fit.into(NAME, words);
		if (fitted != null) {
			assertThat(fitted).isNotEmpty().hasSizeLessThanOrEqualTo(80).isEqualTo(fitted.strip());
			assertThat(Fit.into(NAME, fitted)).isEqualTo(fitted);
			assertThat(fitted.codePoints()).noneMatch((c) -> c < ' ' && c != '\t' && c != '\n')
				.noneMatch((c) -> c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "ada", "ada@", "@example.org", "ada@example", "ada@@example.org",
			"ada lovelace@example.org", "ada@exa_mple.org", "ada@-example.org", "ada.@example.org", ".ada@example.org",
			"a..da@example.org", "ada@example.org,bob@example.org", "Ada <ada@example.org>", "adä@example.org",
			"ada@example.org\u0000", "\"ada\"@example.org" })
	void anEmailThatTheOrgWouldRefuseIsLeftEmpty(String email) {
		assertThat(Fit.into(Field.email("Email__c"), email)).isNull();
	}

	@Test
	void anEmailIsLeftEmptyRatherThanCut() {
		String longest = "a".repeat(68) + "@example.org";
		assertThat(Fit.into(Field.email("Email__c"), longest)).isEqualTo(longest);
		assertThat(Fit.into(Field.email("Email__c"), "a" + longest)).isNull();
	}

	@Test
	void anEmailIsWrittenInSmallLettersWithoutBlanks() {
		assertThat(Fit.into(Field.email("Email__c"), " Ada.Lovelace+Gifts@Example.ORG "))
			.isEqualTo("ada.lovelace+gifts@example.org");
	}

	@Test
	void aPhoneOrAddressThatIsTooLongIsLeftEmpty() {
		assertThat(Fit.into(Field.phone("Phone__c"), "1".repeat(40))).hasSize(40);
		assertThat(Fit.into(Field.phone("Phone__c"), "1".repeat(41))).isNull();
		assertThat(Fit.into(Field.url("Url__c"), "https://example.org/" + "x".repeat(240))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "50, 50", "50.00, 50", "0.10, 0.1", "-12.34, -12.34", "12.340, 12.34", "0, 0", "1E+3, 1000",
			"9999999999999999.99, 9999999999999999.99" })
	void anAmountIsKeptExactly(String amount, String fitted) {
		assertThat(Fit.into(AMOUNT, amount)).isEqualTo(fitted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.234", "0.001", "10000000000000000", "1E+16" })
	void anAmountThatDoesNotFitIsRefusedAndNotRounded(String amount) {
		assertThatExceptionOfType(DoesNotFitException.class).isThrownBy(() -> Fit.into(AMOUNT, amount))
			.withMessageContaining("Amount__c");
	}

	@Property
	void moneyIsNeverChanged(@ForAll @BigRange(min = "-9999999999999999",
			max = "9999999999999999") @Scale(2) java.math.BigDecimal amount) {
		String fitted = Fit.into(AMOUNT, amount.toPlainString());
		assertThat(new java.math.BigDecimal(String.valueOf(fitted))).isEqualByComparingTo(amount);
	}

	@Test
	void aRateIsRoundedToItsDecimals() {
		assertThat(Fit.into(Field.number("Exchange_Rate__c", 18, 8), "1.123456785")).isEqualTo("1.12345679");
	}

	@Test
	void anIdThatIsTooLongIsRefusedAndNotCut() {
		assertThatExceptionOfType(DoesNotFitException.class)
			.isThrownBy(() -> Fit.into(Field.id("Last4__c", 4), "12345"))
			.withMessageContaining("Last4__c");
	}

}

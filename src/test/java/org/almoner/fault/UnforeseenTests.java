package org.almoner.fault;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log shows of an error. */
class UnforeseenTests {

	@Test
	void anErrorIsToldWithItsPlaceAndItsCausesAndNothingThatItQuotes() {
		Exception cause = new NumberFormatException("For input string: \"jo@donor.example\"");
		String told = told(new IllegalStateException("no amount in {\"email\":\"jo@donor.example\"}", cause));
		assertThat(told)
			.contains("java.lang.IllegalStateException", "java.lang.NumberFormatException",
					"at org.almoner.fault.UnforeseenTests.anErrorIsToldWithItsPlace")
			.doesNotContain("jo@donor.example", "amount");
	}

	@Test
	void aChainOfCausesWithoutAnEndHasOneHere() {
		Exception first = new IllegalStateException("first");
		first.initCause(new IllegalStateException("second", first));
		assertThat(told(first)).contains("Caused by: ").doesNotContain("first");
	}

	private static String told(Throwable error) {
		StringWriter text = new StringWriter();
		Unforeseen.of(error).printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

}

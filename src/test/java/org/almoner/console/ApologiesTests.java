package org.almoner.console;

import java.util.Objects;

import org.almoner.endpoint.EndpointException;
import org.almoner.gateway.GatewayException;
import org.almoner.salesforce.FailureKind;
import org.almoner.salesforce.SalesforceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

class ApologiesTests {

	private final Apologies apologies = new Apologies();

	@ParameterizedTest
	@CsvSource({ "CONFLICT,409,The endpoint is taken", "KEY,422,This key can't be used",
			"STATE,409,This does not fit the account" })
	void whatTheRuleForbidsIsSaidInItsOwnWords(EndpointException.Kind kind, int status, String heading) {
		assertSays(new EndpointException(kind, "Why, and what to do"), status, heading);
	}

	@ParameterizedTest
	@CsvSource({ "KEY_REFUSED,422,The gateway refused the key", "PERMISSION_MISSING,422,The key lacks a permission",
			"TOO_MANY_ENDPOINTS,409,The gateway has no room for another endpoint",
			"REFUSED,502,The gateway did not take that", "UNAVAILABLE,502,The gateway is away" })
	void whatAGatewayDidNotDoIsSaidInItsOwnWords(GatewayException.Kind kind, int status, String heading) {
		assertSays(new GatewayException(kind, "Why, and what to do", null), status, heading);
	}

	@ParameterizedTest
	@CsvSource({ "LIMIT,A limit of Salesforce is used up", "CONFIGURATION,Salesforce refuses Almoner" })
	void salesforceIsNotCalledAwayWhenItAnswered(FailureKind kind, String heading) {
		Apology apology = apology(new SalesforceException(kind, "CODE", "Why, and what to do", null));
		assertThat(apology.heading()).isEqualTo(heading);
		assertThat(apology.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(apology.meaning()).contains("Why, and what to do.");
	}

	@Test
	void whatNobodyExpectsIsNotQuoted() {
		Apology apology = apology(new IllegalStateException("a mistake of ours"));
		assertThat(apology.status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(apology.toString()).doesNotContain("a mistake of ours");
	}

	private void assertSays(Exception error, int status, String heading) {
		Apology apology = apology(error);
		assertThat(apology.status().value()).isEqualTo(status);
		assertThat(apology.heading()).isEqualTo(heading);
		assertThat(apology.meaning()).isEqualTo("Why, and what to do.");
		assertThat(apology.advice()).isNotBlank();
	}

	private Apology apology(Exception error) {
		ModelAndView page = Objects.requireNonNull(this.apologies.resolveException(
				new MockHttpServletRequest("GET", "/admin/accounts"), new MockHttpServletResponse(), null, error));
		return (Apology) Objects.requireNonNull(page.getModel().get("apology"));
	}

}

package org.almoner.posting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureCauseTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					No room: Gateway_Transaction__c ch_3Nabc (X_Y, field Last4__c) | No room: Gateway_Transaction__c … (X_Y, field Last4__c)
					The gift a0B5g00000XyZabEAF is not there | The gift … is not there
					12,345.67 is more than 99 allows | … is more than … allows
					A reason without any | A reason without any
					REQUEST_LIMIT_EXCEEDED: TotalRequests | REQUEST_LIMIT_EXCEEDED: TotalRequests
					Electroencephalo graphs stay | Electroencephalo graphs stay
					""")
	void idsAndAmountsAreNoPartOfACause(String reason, String cause) {
		assertThat(FailureCause.of(reason).text()).isEqualTo(cause);
	}

	@Test
	void anEventWithoutAReasonHasACauseAllTheSame() {
		assertThat(FailureCause.of(" ").text()).isNotBlank();
	}

	@Test
	void theCauseOfACauseIsItself() {
		FailureCause cause = FailureCause.of("Payment pi_1 of 25.00 was refused");
		assertThat(FailureCause.of(cause.text())).isEqualTo(cause);
	}

}

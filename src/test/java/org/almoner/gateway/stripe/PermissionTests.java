package org.almoner.gateway.stripe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionTests {

	@ParameterizedTest
	@CsvSource({ "rak_balance_transaction_source_read, Balance transaction sources: Read",
			"rak_charge_read, Charges and Refunds: Read", "rak_webhook_write, Webhook Endpoints: Write",
			"rak_plan_read, Prices: Read", "rak_tax_rate_read, Tax rate: Read" })
	void aNameOfAnErrorIsToldAsTheDashboardTellsIt(String name, String label) {
		assertThat(Permission.namedIn("The provided key 'rk_test_*********1234' does not have the required permissions"
				+ " for this endpoint on account 'acct_1'. Having the '" + name
				+ "' permission would allow this request to continue."))
			.hasValueSatisfying((permission) -> {
				assertThat(permission.name()).isEqualTo(name);
				assertThat(permission.label()).isEqualTo(label);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "An unknown error occurred", "Expired key: rk_live_****rak_x_read",
			"rk_test_51rak_secret_read", "rak_charge", "rak_charge_readers", "rak_CHARGE_read" })
	void whatIsNoWholeNameNamesNone(String message) {
		assertThat(Permission.namedIn(message)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "balance_transactions, Balance transaction sources: Read", "refunds, Charges and Refunds: Read",
			"invoice_payments, Invoices: Read", "disputes, Disputes: Read", "payouts, Payouts: Read" })
	void whereNoneIsNamedWhatWasAskedForTells(String resource, String label) {
		assertThat(Permission.toRead(resource).label()).isEqualTo(label);
	}

	@Test
	void whatIsAskedForWithinAnotherThingHasAName() {
		assertThat(Permission.toRead("checkout/sessions").name()).isEqualTo("rak_checkout_session_read");
	}

}

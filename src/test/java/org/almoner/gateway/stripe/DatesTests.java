package org.almoner.gateway.stripe;

import java.time.Instant;
import java.time.ZoneId;

import org.almoner.books.RecordKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every date is the account's own, summer time and date line included; the days that
 * Stripe names are as it names them.
 */
class DatesTests {

	private static final String NOON = "1760000000";

	@ParameterizedTest
	@CsvSource({
			// New York puts its clocks back at 06:00Z on the 2nd of November 2025
			"America/New_York, 2025-11-02T03:59:59Z, 2025-11-01", "America/New_York, 2025-11-02T04:00:00Z, 2025-11-02",
			"America/New_York, 2025-11-03T04:59:59Z, 2025-11-02", "America/New_York, 2025-11-03T05:00:00Z, 2025-11-03",
			// Sydney puts them forward at 16:00Z on the 4th of October 2025
			"Australia/Sydney, 2025-10-03T14:00:00Z, 2025-10-04", "Australia/Sydney, 2025-10-04T13:59:59Z, 2025-10-04",
			"Australia/Sydney, 2025-10-05T12:59:59Z, 2025-10-05", "Australia/Sydney, 2025-10-05T13:00:00Z, 2025-10-06",
			// Cairo's clocks skip midnight on the 25th of April 2025
			"Africa/Cairo, 2025-04-24T21:59:59Z, 2025-04-24", "Africa/Cairo, 2025-04-24T22:00:00Z, 2025-04-25",
			// the two sides of the date line, and Samoa, which changed sides
			"Pacific/Kiritimati, 2025-10-09T09:59:59Z, 2025-10-09",
			"Pacific/Kiritimati, 2025-10-09T10:00:00Z, 2025-10-10",
			"Pacific/Pago_Pago, 2025-10-10T10:59:59Z, 2025-10-09",
			"Pacific/Pago_Pago, 2025-10-10T11:00:00Z, 2025-10-10", "Pacific/Apia, 2011-12-30T09:59:59Z, 2011-12-29",
			"Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31", "Asia/Kathmandu, 2025-10-09T18:15:00Z, 2025-10-10",
			"UTC, 2025-12-31T23:59:59Z, 2025-12-31" })
	void everyDateIsThatOfTheAccount(String zone, String moment, String day) {
		long seconds = Instant.parse(moment).getEpochSecond();
		Desk desk = new Desk(ZoneId.of(zone));
		desk.post("charge.pending", 0, at(seconds, charge("ch_1", "pending", "pi_1", "")));
		desk.post("payment_intent.canceled", 10,
				intent("pi_1", "canceled", "ch_1", "").replace("'canceled_at':null", "'canceled_at':" + seconds));
		desk.post("refund.created", 0, at(seconds, refund()));
		desk.post("charge.dispute.created", 0, at(seconds, dispute()));
		desk.post("invoice.voided", 0, at(seconds,
				invoice("in_1", "void", ",'due_date':1760000000,'status_transitions':{'voided_at':1760000000}")));

		assertDay(desk, day, RecordKind.PAYMENT, "ch_1", "Payment_Date__c", "Canceled_Date__c");
		assertDay(desk, day, RecordKind.GIFT, "pi_1", "Transaction_Date__c");
		assertDay(desk, day, RecordKind.REFUND, "re_1", "Payment_Date__c");
		assertDay(desk, day, RecordKind.ADJUSTMENT, "txn_1", "Payment_Date__c");
		assertDay(desk, day, RecordKind.INVOICE, "in_1", "Invoice_Date__c", "Due_Date__c", "Canceled_Date__c");
	}

	@ParameterizedTest
	@CsvSource({ "America/New_York, 2025-11-02T03:59:59Z, 2025-11-01",
			"Pacific/Kiritimati, 2025-10-09T10:00:00Z, 2025-10-10" })
	void aPaymentPastStripeIsOfTheDayItsInvoiceWasPaid(String zone, String moment, String day) {
		Desk desk = new Desk(ZoneId.of(zone));
		long paid = Instant.parse(moment).getEpochSecond();
		desk.post("invoice.paid", 0, invoice("in_1", "paid",
				",'amount_paid_off_stripe':5000,'status_transitions':{'paid_at':" + paid + "}"));
		assertDay(desk, day, RecordKind.PAYMENT, "in_1", "Payment_Date__c");
		assertDay(desk, day, RecordKind.GIFT, "in_1", "Transaction_Date__c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pacific/Pago_Pago", "America/New_York", "UTC", "Australia/Sydney", "Pacific/Kiritimati" })
	void theDaysThatStripeNamesAreTheSameEverywhere(String zone) {
		Desk desk = new Desk(ZoneId.of(zone));
		String line = "{'id':'txn_9','amount':5000,'fee':0,'net':5000,'currency':'usd','available_on':1760054400}";
		desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", ",'balance_transaction':" + line));
		desk.post("refund.created", 0, refund().replace("'object'", "'balance_transaction':" + line + ",'object'"));
		desk.post("charge.dispute.created", 0, dispute());
		desk.post("payout.paid", 0, """
				{'id':'po_1','object':'payout','amount':4855,'currency':'usd','status':'paid','automatic':true,
				'arrival_date':1760054400,'livemode':true}""");

		assertDay(desk, "2025-10-10", RecordKind.PAYMENT, "ch_1", "Available_On__c");
		assertDay(desk, "2025-10-10", RecordKind.REFUND, "re_1", "Available_On__c");
		assertDay(desk, "2025-10-10", RecordKind.ADJUSTMENT, "txn_1", "Available_On__c");
		assertDay(desk, "2025-10-10", RecordKind.PAYOUT, "po_1", "Arrival_Date__c");
	}

	private static void assertDay(Desk desk, String day, RecordKind kind, String id, String... fields) {
		for (String field : fields) {
			@Nullable String value = desk.value(kind, id, field);
			assertThat(value).as("%s %s", kind, field).isEqualTo(day);
		}
	}

	private static String at(long seconds, String object) {
		return object.replace(NOON, Long.toString(seconds));
	}

	private static String refund() {
		return """
				{'id':'re_1','object':'refund','amount':100,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'succeeded','created':1760000000}""";
	}

	private static String dispute() {
		return """
				{'id':'dp_1','object':'dispute','amount':100,'currency':'usd','charge':'ch_1','status':'needs_response',
				'created':1760000000,'balance_transactions':[{'id':'txn_1','amount':-100,'fee':0,'net':-100,
				'currency':'usd','created':1760000000,'available_on':1760054400}]}""";
	}

}

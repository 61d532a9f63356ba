package org.almoner.gateway.stripe;

import java.time.ZoneId;
import java.time.ZoneOffset;

import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.almoner.gateway.stripe.Given.invoicePayment;
import static org.assertj.core.api.Assertions.assertThat;

/** What exactly stands in the records. */
class ConcreteRecordsTests {

	private static final String NO_BREAK = "'created':1760000000,";

	private final Desk desk = new Desk(ZoneOffset.UTC);

	@Test
	void aCardGiftSaysAllThatItsChargeSays() {
		this.desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", """
				,'balance_transaction':{'id':'txn_1','object':'balance_transaction','amount':5000,'fee':175,'net':4825,
				'currency':'usd','available_on':1760054400,'reporting_category':'charge'}"""));
		assertPayment("ch_1", "Type__c", "Payment", "Status__c", "Success", "Amount__c", "50", "Currency__c", "USD",
				"Charge_Id__c", "ch_1", "Payment_Intent_Id__c", "pi_1", "Customer_Id__c", "cus_1",
				"Balance_Transaction_Id__c", "txn_1", "Settlement_Amount__c", "50", "Fee__c", "1.75", "Net__c", "48.25",
				"Settlement_Currency__c", "USD", "Reporting_Category__c", "charge", "Available_On__c", "2025-10-10",
				"Payment_Type__c", "Cards", "Payment_Method__c", "card", "Card_Brand__c", "visa", "Last4__c", "4242",
				"Transaction_Reference_Id__c", "net_1", "Payment_Date__c", "2025-10-09", "Occurred_At__c",
				"2025-10-09T08:53:20Z", "Live_Mode__c", "true", "Gift_Transaction__c", "pi_1", "Snapshot_At__c",
				"2025-10-09T08:53:20Z");
		assertThat(this.desk.payment("ch_1", "Amount_Refunded__c")).isNull();
		assertGift("pi_1", "Status__c", "Paid", "Original_Amount__c", "50", "Refunded_Amount__c", "0",
				"Current_Amount__c", "50", "Currency__c", "USD", "Gateway_Fee__c", "1.75", "Net_Amount__c", "48.25",
				"Transaction_Date__c", "2025-10-09", "Gateway_Reference__c", "ch_1", "Processor_Reference__c", "cus_1",
				"Donor_Name__c", "Ada Lovelace", "Donor_Email__c", "ada@example.org", "Designation__c", "Roof",
				"Anonymous__c", "false", "Recurring__c", "false", "Payment_Intent_Id__c", "pi_1");
	}

	@Test
	void feeAndNetOfAnotherCurrencyAreNotTheGifts() {
		this.desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", """
				,'balance_transaction':{'id':'txn_1','object':'balance_transaction','amount':4600,'fee':161,'net':4439,
				'currency':'eur','exchange_rate':0.92}"""));
		assertPayment("ch_1", "Fee__c", "1.61", "Net__c", "44.39", "Settlement_Currency__c", "EUR", "Exchange_Rate__c",
				"0.92");
		assertThat(this.desk.gift("pi_1", "Gateway_Fee__c")).isNull();
		assertThat(this.desk.gift("pi_1", "Net_Amount__c")).isNull();
	}

	@Test
	void refundsLowerTheGiftAndAllOfThemEndIt() {
		this.desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", ""));
		this.desk.post("charge.refunded", 10, refunded(1999));
		assertPayment("ch_1", "Status__c", "Partially Refunded", "Amount_Refunded__c", "19.99");
		assertGift("pi_1", "Status__c", "Partially Refunded", "Refunded_Amount__c", "19.99", "Current_Amount__c",
				"30.01");
		this.desk.post("charge.refunded", 20, refunded(5000));
		assertPayment("ch_1", "Status__c", "Refunded", "Amount_Refunded__c", "50");
		assertGift("pi_1", "Status__c", "Fully Refunded", "Refunded_Amount__c", "50", "Current_Amount__c", "0",
				"Original_Amount__c", "50");
	}

	@Test
	void aGiftFirstMetAsARefundIsAGiftLikeAnyOther() {
		this.desk.post("charge.refunded", 10, refunded(5000));
		assertGift("pi_1", "Status__c", "Fully Refunded", "Original_Amount__c", "50", "Current_Amount__c", "0");
	}

	private static String refunded(int minor) {
		return charge("ch_1", "succeeded", "pi_1", "").replace("'amount_refunded':0", "'amount_refunded':" + minor);
	}

	@Test
	void aFailedCardTryAloneIsNoGiftAndALaterSuccessIs() {
		this.desk.post("charge.failed", 0, charge("ch_1", "failed", "pi_1",
				",'failure_code':'card_declined','failure_message':'Declined.','outcome':{'reason':'lost_card'}"));
		assertThat(this.desk.count(RecordKind.GIFT)).isZero();
		assertPayment("ch_1", "Status__c", "Failed", "Result_Code__c", "card_declined", "Result_Message__c",
				"Declined.", "Decline_Code__c", "lost_card");
		this.desk.post("charge.succeeded", 60,
				charge("ch_2", "succeeded", "pi_1", "").replace(NO_BREAK, "'created':1760000060,"));
		assertThat(this.desk.count(RecordKind.GIFT)).isEqualTo(1);
		assertGift("pi_1", "Status__c", "Paid", "Gateway_Reference__c", "ch_2");
		assertPayment("ch_1", "Gift_Transaction__c", "pi_1");
		assertThat(this.desk.gift("pi_1", "Last_Gateway_Response_Code__c")).isNull();
	}

	@Test
	void aBankDebitThatComesBackIsAFailedGiftWorthNothing() {
		String debit = charge("py_1", "pending", "pi_1", "").replace("'type':'card','card'",
				"'type':'us_bank_account','us_bank_account'");
		this.desk.post("charge.pending", 0, debit);
		assertGift("pi_1", "Status__c", "Pending", "Current_Amount__c", "50", "Payment_Method__c", "us_bank_account");
		assertPayment("py_1", "Payment_Type__c", "Bank Debits");
		this.desk.post("charge.failed", 900, debit.replace("pending", "failed"));
		assertGift("pi_1", "Status__c", "Failed", "Current_Amount__c", "0", "Original_Amount__c", "50");
	}

	@Test
	void anInstalmentIsARecurringGiftLinkedToItsInvoice() {
		this.desk.post(new Given().event("invoice.paid", 6, invoice("in_1", "paid", ",'number':'AB-0001'"))
			.event("charge.succeeded", 5, charge("ch_1", "succeeded", "pi_1", "").replace("'designation':'Roof'", ""))
			.event("invoice_payment.paid", 6,
					invoicePayment("in_1", "{'type':'payment_intent','payment_intent':'pi_1'}")));
		assertGift("pi_1", "Recurring__c", "true", "Subscription_Id__c", "sub_1", "Invoice_Id__c", "in_1",
				"Designation__c", "Bells", "Donor_Name__c", "Ada Lovelace");
		assertPayment("ch_1", "Gateway_Invoice__c", "in_1", "Invoice_Id__c", "in_1", "Subscription_Id__c", "sub_1");
		assertInvoice("Status__c", "Paid", "Number__c", "AB-0001", "Amount_Due__c", "50", "Amount_Paid__c", "50",
				"Amount_Remaining__c", "0", "Attempt_Count__c", "1", "Gift_Transaction__c", "pi_1", "Charge_Id__c",
				"ch_1", "Payment_Intent_Id__c", "pi_1", "Invoice_Date__c", "2025-10-09");
	}

	@Test
	void aWithdrawnIntentCancelsWhatWasPending() {
		this.desk.post("charge.pending", 0, charge("ch_1", "pending", "pi_1", ""));
		this.desk.post("payment_intent.canceled", 70,
				intent("pi_1", "canceled", "ch_1", ",'x':1").replace("'canceled_at':null", "'canceled_at':1760086470"));
		assertPayment("ch_1", "Status__c", "Canceled", "Canceled_Date__c", "2025-10-10");
		assertGift("pi_1", "Status__c", "Canceled", "Current_Amount__c", "0");
	}

	@ParameterizedTest
	@CsvSource({ "jpy, 5000, 5000, JPY", "kwd, 12340, 12.34, KWD", "kwd, 5000, 5, KWD", "isk, 500000, 5000, ISK",
			"ugx, 1000000, 10000, UGX", "usd, 1, 0.01, USD", "huf, 250000, 2500, HUF", "clp, 999, 999, CLP" })
	void amountsAreInMajorUnitsByStripesOwnTable(String currency, String minor, String amount, String code) {
		this.desk.post("charge.succeeded", 0, paid(currency, minor));
		assertPayment("ch_1", "Amount__c", amount, "Currency__c", code);
		assertGift("pi_1", "Original_Amount__c", amount, "Currency__c", code);
	}

	@Test
	void anAmountThatTheOrgCannotHoldIsRefusedInPlainWordsAndNotRounded() {
		Plan plan = this.desk.post("charge.succeeded", 0, paid("kwd", "12345"));
		assertThat(this.desk.count(RecordKind.PAYMENT)).isZero();
		assertThat(this.desk.count(RecordKind.GIFT)).isZero();
		assertThat(plan.refusals()).hasSize(2).allSatisfy((refusal) -> {
			assertThat(refusal.reason()).contains("12.345", "more than 2 decimals", "not rounded");
			assertThat(refusal.causes()).containsExactly("evt_000_charge_succeeded_0");
		});
	}

	@Test
	void anAmountBeyondTheFieldIsRefused() {
		Plan plan = this.desk.post("charge.succeeded", 0, paid("usd", "1" + "0".repeat(18)));
		assertThat(plan.refusals()).isNotEmpty()
			.allSatisfy((refusal) -> assertThat(refusal.reason()).contains("too many digits"));
	}

	private static String paid(String currency, String minor) {
		return charge("ch_1", "succeeded", "pi_1", "").replace("'amount':5000", "'amount':" + minor)
			.replace("'currency':'usd'", "'currency':'" + currency + "'");
	}

	@ParameterizedTest
	@CsvSource({ "Australia/Sydney, 2025-10-10", "America/New_York, 2025-10-09", "UTC, 2025-10-09",
			"Pacific/Kiritimati, 2025-10-10", "Pacific/Pago_Pago, 2025-10-09" })
	void datesAreThoseOfTheAccountsTimeZone(String zone, String day) {
		Desk there = new Desk(ZoneId.of(zone));
		// 2025-10-09T23:30:00Z
		there.post("charge.succeeded", 60_000,
				charge("ch_1", "succeeded", "pi_1", "").replace(NO_BREAK, "'created':1760052600,"));
		assertThat(there.payment("ch_1", "Payment_Date__c")).isEqualTo(day);
		assertThat(there.gift("pi_1", "Transaction_Date__c")).isEqualTo(day);
		assertThat(there.payment("ch_1", "Occurred_At__c")).isEqualTo("2025-10-09T23:30:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pacific/Pago_Pago", "UTC", "Pacific/Kiritimati" })
	void theArrivalOfAPayoutIsTheDayThatStripeNames(String zone) {
		Desk there = new Desk(ZoneId.of(zone));
		there.post("payout.paid", 0, """
				{'id':'po_1','object':'payout','amount':-4855,'currency':'usd','status':'paid','automatic':true,
				'arrival_date':1760054400,'method':'standard','livemode':true}""");
		assertThat(there.value(RecordKind.PAYOUT, "po_1", "Arrival_Date__c")).isEqualTo("2025-10-10");
		assertThat(there.value(RecordKind.PAYOUT, "po_1", "Amount__c")).isEqualTo("-48.55");
	}

	@Test
	void aBadEmailNeverStopsMoney() {
		this.desk.post("charge.succeeded", 0,
				charge("ch_1", "succeeded", "pi_1", "").replace("ada@example.org", "ada at example"));
		assertGift("pi_1", "Status__c", "Paid", "Donor_Name__c", "Ada Lovelace");
		assertThat(this.desk.gift("pi_1", "Donor_Email__c")).isNull();
	}

	@Test
	void aCustomersLongNameIsCutAtAWord() {
		this.desk.post("customer.created", 0, "{'id':'cus_1','object':'customer','email':'a@b.org','name':'"
				+ "The Trustees of the Guild of Saint Cecilia and of All Choristers in the Lower Valley'}");
		assertThat(this.desk.value(RecordKind.CUSTOMER, "cus_1", "Name"))
			.isEqualTo("The Trustees of the Guild of Saint Cecilia and of All Choristers in the Lower…");
	}

	@ParameterizedTest
	@CsvSource(value = { "null | 'a@b.org' | a@b.org", "'' | 'a@b.org' | a@b.org", "' ' | null | cus_1",
			"null | null | cus_1" }, delimiter = '|', quoteCharacter = '"')
	void aCustomerWithoutANameIsCalledByWhatThereIs(String name, String email, String called) {
		this.desk.post("customer.created", 0,
				"{'id':'cus_1','object':'customer','name':" + name + ",'email':" + email + "}");
		assertThat(this.desk.value(RecordKind.CUSTOMER, "cus_1", "Name")).isEqualTo(called);
	}

	@Test
	void aDeletedCustomerIsMarkedAndKeepsItsName() {
		this.desk.post("customer.created", 0, "{'id':'cus_1','object':'customer','name':'Ada','email':'a@b.org'}");
		this.desk.post("customer.deleted", 5, "{'id':'cus_1','object':'customer','name':'Ada','email':'a@b.org'}");
		assertThat(this.desk.value(RecordKind.CUSTOMER, "cus_1", "Deleted__c")).isEqualTo("true");
		assertThat(this.desk.value(RecordKind.CUSTOMER, "cus_1", "Name")).isEqualTo("Ada");
	}

	private void assertPayment(String id, String... fieldsAndValues) {
		assertValues(RecordKind.PAYMENT, id, fieldsAndValues);
	}

	private void assertGift(String id, String... fieldsAndValues) {
		assertValues(RecordKind.GIFT, id, fieldsAndValues);
	}

	private void assertInvoice(String... fieldsAndValues) {
		assertValues(RecordKind.INVOICE, "in_1", fieldsAndValues);
	}

	private void assertValues(RecordKind kind, String id, String... fieldsAndValues) {
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			assertThat(this.desk.value(kind, id, fieldsAndValues[i])).as("%s %s %s", kind, id, fieldsAndValues[i])
				.isEqualTo(fieldsAndValues[i + 1]);
		}
	}

}

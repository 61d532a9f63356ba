package org.almoner.gateway.stripe;

import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.assertj.core.api.Assertions.assertThat;

/** Amounts of every kind of record, in every kind of currency: exact, or refused. */
class AmountsTests {

	private static final String CURRENCY = "'currency':'usd'";

	private final Desk desk = new Desk(ZoneOffset.UTC);

	@ParameterizedTest
	@CsvSource({ "jpy, 500, 500", "clp, 990, 990", "krw, 1, 1", "usd, 1, 0.01", "huf, 12300, 123", "huf, 12345, 123.45",
			"twd, 80050, 800.5", "isk, 50000, 500", "ugx, 100000, 1000", "kwd, 12340, 12.34", "tnd, 10, 0.01",
			"bhd, 5000, 5", "usd, 999999999999999999, 9999999999999999.99" })
	void everyRecordCountsAsStripeCountsTheCurrency(String currency, String minor, String amount) {
		String code = "'currency':'" + currency + "'";
		this.desk.post("charge.succeeded", 0, paid(minor).replace(CURRENCY, code));
		this.desk.post("refund.created", 10, refund(minor).replace(CURRENCY, code));
		this.desk.post("charge.dispute.created", 20, dispute(minor).replace(CURRENCY, code));
		this.desk.post("payout.paid", 30, payout("-" + minor).replace(CURRENCY, code));

		assertThat(this.desk.payment("ch_1", "Amount__c")).isEqualTo(amount);
		assertThat(this.desk.payment("ch_1", "Amount_Refunded__c")).isEqualTo(amount);
		assertThat(this.desk.gift("pi_1", "Original_Amount__c")).isEqualTo(amount);
		assertThat(this.desk.gift("pi_1", "Current_Amount__c")).isEqualTo("0");
		assertThat(this.desk.value(RecordKind.REFUND, "re_1", "Amount__c")).isEqualTo("-" + amount);
		assertThat(this.desk.value(RecordKind.DISPUTE, "dp_1", "Amount__c")).isEqualTo(amount);
		assertThat(this.desk.value(RecordKind.ADJUSTMENT, "txn_1", "Amount__c")).isEqualTo("-" + amount);
		assertThat(this.desk.value(RecordKind.PAYOUT, "po_1", "Amount__c")).isEqualTo("-" + amount);
	}

	static Stream<Arguments> objects() {
		return Stream.of(Arguments.of("charge.succeeded", paid("12345")),
				Arguments.of("refund.created", refund("12345")),
				Arguments.of("charge.dispute.created", dispute("12345")), Arguments.of("payout.paid", payout("12345")));
	}

	@ParameterizedTest
	@MethodSource("objects")
	void aThirdDecimalThatTheOrgCannotHoldRefusesTheRecordInPlainWords(String type, String object) {
		Plan plan = this.desk.post(type, 0, object.replace(CURRENCY, "'currency':'kwd'"));
		assertThat(plan.changes()).isEmpty();
		assertThat(plan.refusals()).isNotEmpty().allSatisfy((refusal) -> {
			assertThat(refusal.reason()).contains("12.345", "more than 2 decimals", "Amount__c", "not rounded");
			assertThat(refusal.causes()).hasSize(1);
		});
	}

	@ParameterizedTest
	@MethodSource("objects")
	void anAmountOfMoreDigitsThanTheOrgHoldsRefusesTheRecord(String type, String object) {
		Plan plan = this.desk.post(type, 0, object.replace("12345", "1000000000000000000"));
		assertThat(plan.changes()).isEmpty();
		assertThat(plan.refusals()).isNotEmpty()
			.allSatisfy((refusal) -> assertThat(refusal.reason()).contains("10000000000000000", "too many digits"));
	}

	@Test
	void sumsOfEighteenDigitsAreExact() {
		this.desk.post("charge.succeeded", 0, paid("999999999999999999"));
		this.desk.post("refund.created", 10, refund("1"));
		this.desk.post("refund.created", 11, refund("333333333333333333").replace("re_1", "re_2"));
		assertThat(this.desk.gift("pi_1", "Refunded_Amount__c")).isEqualTo("3333333333333333.34");
		assertThat(this.desk.gift("pi_1", "Current_Amount__c")).isEqualTo("6666666666666666.65");
	}

	@Test
	void aRefundThatCannotBeHeldLeavesWhatWasGivenAsItIs() {
		this.desk.post("charge.succeeded", 0, paid("20000").replace(CURRENCY, "'currency':'kwd'"));
		Plan plan = this.desk.post("refund.created", 10, refund("12345").replace(CURRENCY, "'currency':'kwd'"));
		assertThat(plan.refusals()).isNotEmpty();
		assertThat(this.desk.count(RecordKind.REFUND)).isZero();
		assertThat(this.desk.gift("pi_1", "Current_Amount__c")).isEqualTo("20");
	}

	private static String paid(String minor) {
		return charge("ch_1", "succeeded", "pi_1", "").replace("'amount':5000", "'amount':" + minor);
	}

	private static String refund(String minor) {
		return """
				{'id':'re_1','object':'refund','amount':%s,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'status':'succeeded','created':1760000010}""".formatted(minor);
	}

	private static String dispute(String minor) {
		return """
				{'id':'dp_1','object':'dispute','amount':%1$s,'currency':'usd','charge':'ch_1','status':'needs_response',
				'created':1760000020,'balance_transactions':[{'id':'txn_1','amount':-%1$s,'fee':0,'net':-%1$s,
				'currency':'usd','created':1760000020}]}"""
			.formatted(minor);
	}

	private static String payout(String minor) {
		return """
				{'id':'po_1','object':'payout','amount':%s,'currency':'usd','status':'paid','automatic':true,
				'arrival_date':1760054400,'livemode':true}""".formatted(minor);
	}

}

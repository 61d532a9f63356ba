package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import org.almoner.books.Fact;
import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.ListedLine;
import org.almoner.gateway.ListedLine.Oddity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the lines of a payout say, one by one. */
@SuppressWarnings("NullAway") // does not see the type annotations of a compiled record
class BalanceLineReaderTests {

	private static final Instant MADE = Instant.ofEpochSecond(1_760_000_100);

	private final BalanceLineReader reader = new BalanceLineReader();

	@Test
	void theLineThatAChargeNamesIsThePayment() {
		ListedLine line = read(line("charge", "charge", 5000, 175, charge("txn_1", "")));
		assertThat(line.record()).isEqualTo(new RecordKey(RecordKind.PAYMENT, "ch_1"));
		assertThat(line.amounts().gross()).hasToString("50.00 USD");
		assertThat(line.amounts().fee()).hasToString("1.75 USD");
		assertThat(line.amounts().net()).hasToString("48.25 USD");
		assertThat(line.category()).isEqualTo("charge");
		assertThat(line.oddities()).isEmpty();
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.PAYOUT, "po_1")
			.containsEntry(Trait.BALANCE_TRANSACTION, "txn_1")
			.containsEntry(Trait.FEE, "1.75")
			.containsEntry(Trait.NET, "48.25")
			.containsEntry(Trait.SETTLEMENT_CURRENCY, "USD")
			.containsEntry(Trait.REPORTING_CATEGORY, "charge");
		assertThat(said(line, Source.PAYMENT)).containsEntry(Trait.AMOUNT, "50").containsEntry(Trait.INTENT, "pi_1");
	}

	/** As of 217 of 335 lines of refunds that Gumroad published in 2023. */
	@Test
	void theLineThatARefundNamesIsTheRefundAndTheFeeMayComeBack() {
		ListedLine line = read(line("refund", "refund", -1000, -30, refund("txn_1")));
		assertThat(line.record()).isEqualTo(new RecordKey(RecordKind.REFUND, "re_1"));
		assertThat(line.amounts().net()).hasToString("-9.70 USD");
		assertThat(line.oddities()).isEmpty();
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.FEE, "-0.3");
		assertThat(said(line, Source.REFUND)).containsEntry(Trait.CHARGE, "ch_1")
			.containsEntry(Trait.LIVE_MODE, "true");
	}

	@Test
	void whatWasHeldAndNotTakenIsTheRefundThatLetItGo() {
		ListedLine line = read(line("refund", "partial_capture_reversal", -1000, 0, refund("txn_1")));
		assertThat(line.record().kind()).isEqualTo(RecordKind.REFUND);
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.RELEASE, "true");
	}

	@Test
	void whatADisputeTookPointsToTheDisputeAndItsPayment() {
		ListedLine line = read(line("adjustment", "dispute", -5000, 1500, DISPUTE));
		assertThat(line.record()).isEqualTo(new RecordKey(RecordKind.ADJUSTMENT, "txn_1"));
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.DISPUTE, "dp_1")
			.containsEntry(Trait.CHARGE, "ch_1")
			.containsEntry(Trait.OCCURRED, MADE.toString())
			.containsEntry(Trait.LIVE_MODE, "true");
		assertThat(line.facts()).filteredOn((fact) -> fact.source() == Source.DISPUTE)
			.extracting(Fact::about)
			.containsExactly(new RecordKey(RecordKind.DISPUTE, "dp_1"));
		assertThat(line.facts()).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("others")
	void anyOtherLineIsOneAdjustment(String type, String category, String source) {
		ListedLine line = read(line(type, category, -700, 0, source));
		assertThat(line.record()).isEqualTo(new RecordKey(RecordKind.ADJUSTMENT, "txn_1"));
		assertThat(line.category()).isEqualTo(category);
		assertThat(line.oddities()).isEmpty();
		assertThat(line.facts()).filteredOn((fact) -> fact.source() == Source.BALANCE).hasSize(1);
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.SETTLEMENT_AMOUNT, "-7")
			.containsEntry(Trait.REPORTING_CATEGORY, category);
	}

	static Stream<Arguments> others() {
		return Stream.of(Arguments.of("stripe_fee", "fee", "null"), Arguments.of("tax_fee", "tax", "null"),
				Arguments.of("network_cost", "network_cost", "null"),
				Arguments.of("topup", "topup", "{'id':'tu_1','object':'topup'}"),
				Arguments.of("transfer", "transfer", "{'id':'tr_1','object':'transfer'}"),
				Arguments.of("payout_failure", "payout_reversal", "{'id':'po_0','object':'payout'}"),
				Arguments.of("payout_minimum_balance_hold", "payout_minimum_balance_hold", "'po_0'"),
				Arguments.of("reserved_funds", "risk_reserved_funds", "{'object':'reserve.hold'}"),
				Arguments.of("advance", "advance", "{'id':'moon_1','object':'moon'}"),
				Arguments.of("moon_levy", "moon_levy", "{'id':7,'object':{}}"),
				Arguments.of("refund_failure", "refund_failure", refund("txn_0")),
				Arguments.of("payment_failure_refund", "charge_failure", charge("txn_0", ",'status':'failed'")),
				Arguments.of("charge", "charge", "'ch_1'"), Arguments.of("charge", "charge", charge("", "")));
	}

	@Test
	void aRefundThatCameBackPointsToItsPayment() {
		assertThat(said(read(line("refund_failure", "refund_failure", 1000, 0, refund("txn_0"))), Source.BALANCE))
			.containsEntry(Trait.CHARGE, "ch_1");
	}

	@Test
	void aSecondLineOfOneChargeIsARecordOfItsOwnAndIsToldOf() {
		ListedLine line = read(line("charge", "charge", 5000, 175, charge("txn_0", "")));
		assertThat(line.record()).isEqualTo(new RecordKey(RecordKind.ADJUSTMENT, "txn_1"));
		assertThat(line.oddities()).containsExactly(Oddity.SECOND_OF_ITS_SOURCE);
		assertThat(read(line("refund", "refund", -1000, 0, refund("txn_0"))).oddities())
			.containsExactly(Oddity.SECOND_OF_ITS_SOURCE);
	}

	@Test
	void aLineWhoseNetIsNotItsGrossLessItsFeeIsToldOf() {
		String uneven = line("charge", "charge", 5000, 175, charge("txn_1", "")).replace("'net':4825", "'net':4824");
		assertThat(read(uneven).oddities()).containsExactly(Oddity.UNEVEN);
	}

	@Test
	void anotherAmountThanTheSourcesIsToldOfInOneCurrencyOnly() {
		assertThat(read(line("charge", "charge", 4900, 175, charge("txn_1", ""))).oddities())
			.containsExactly(Oddity.UNLIKE_ITS_SOURCE);
		assertThat(read(line("refund", "refund", -900, 0, refund("txn_1"))).oddities())
			.containsExactly(Oddity.UNLIKE_ITS_SOURCE);
		String converted = charge("txn_1", "").replace("'usd'", "'nzd'");
		assertThat(read(line("charge", "charge", 2900, 175, converted)).oddities()).isEmpty();
	}

	@Test
	void aLineOfAHoldMayShowThePartThatWasTakenOrTheWhole() {
		String hold = charge("txn_1", ",'amount_captured':3000");
		assertThat(read(line("charge", "charge", 3000, 175, hold)).oddities()).isEmpty();
		assertThat(read(line("charge", "charge", 5000, 175, hold)).oddities()).isEmpty();
		assertThat(read(line("charge", "charge", 4000, 175, hold)).oddities())
			.containsExactly(Oddity.UNLIKE_ITS_SOURCE);
	}

	@Test
	void whatTheSourceShowsOfTodayFillsGapsAndNeverStandsOverAnEvent() {
		ListedLine line = read(
				line("charge", "charge", 5000, 175, charge("txn_1", ",'refunds':{'data':[" + refund("txn_2") + "]}")
					.replace("'amount_refunded':0", "'amount_refunded':1000")));
		Fact payment = fact(line, Source.PAYMENT);
		assertThat(payment.traits()).containsEntry(Trait.STATUS, "SUCCESS")
			.containsEntry(Trait.LIVE, "true")
			.doesNotContainKeys(Trait.AMOUNT_REFUNDED, Trait.CANCELED);
		assertThat(payment.stamp().at()).isEqualTo(Instant.ofEpochSecond(1_760_000_000));
		assertThat(payment.stamp().order()).isNegative();
		assertThat(line.facts()).extracting((fact) -> fact.about().kind()).containsOnly(RecordKind.PAYMENT);
		assertThat(line.causes()).containsExactlyInAnyOrder("lookup:txn_1", "lookup:ch_1");
		assertThat(fact(line, Source.BALANCE).stamp().at()).isEqualTo(MADE);
	}

	@Test
	void sinceWhenARefundHasFailedIsLeftToItsEvents() {
		String failed = refund("txn_0").replace("succeeded", "failed");
		ListedLine line = read(line("refund_failure", "refund_failure", 1000, 0, failed));
		assertThat(said(line, Source.REFUND)).containsEntry(Trait.STATUS, "FAILED").doesNotContainKey(Trait.ENDED);
	}

	@Test
	void aDebitThatFailedWasUnderWayOnce() {
		ListedLine line = read(line("payment", "charge", 5000, 40, charge("txn_1", "").replace("succeeded", "failed")));
		assertThat(said(line, Source.PAYMENT)).containsEntry(Trait.STATUS, "FAILED").containsEntry(Trait.LIVE, "true");
	}

	@Test
	void aLineWithoutACategoryHasItsType() {
		ListedLine line = read(line("moon_levy", "", -700, 0, "null").replace("'reporting_category':'',", ""));
		assertThat(line.category()).isEqualTo("moon_levy");
		assertThat(said(line, Source.BALANCE)).containsEntry(Trait.REPORTING_CATEGORY, "moon_levy");
	}

	@Test
	void aLineWithoutAmountsCanNotBeCounted() {
		String without = line("charge", "charge", 5000, 175, "null").replace("'net':4825,", "");
		assertThatThrownBy(() -> read(without)).isInstanceOf(GatewayException.class);
	}

	private ListedLine read(String line) {
		return this.reader.read(new Snapshot(StripeEnvelope.parse(line.replace('\'', '"'))), "po_1", true);
	}

	private static Fact fact(ListedLine line, Source source) {
		return line.facts().stream().filter((fact) -> fact.source() == source).findFirst().orElseThrow();
	}

	private static Map<Trait, @Nullable String> said(ListedLine line, Source source) {
		return fact(line, source).traits();
	}

	private static String line(String type, String category, int amount, int fee, String source) {
		return """
				{'id':'txn_1','object':'balance_transaction','amount':%d,'fee':%d,'net':%d,'currency':'usd',
				'created':1760000100,'available_on':1760054400,'exchange_rate':null,'reporting_category':'%s',
				'status':'available','type':'%s','source':%s}""".formatted(amount, fee, amount - fee, category, type,
				source);
	}

	private static String charge(String line, String more) {
		String named = line.isEmpty() ? "null" : "'" + line + "'";
		return Given.charge("ch_1", "succeeded", "pi_1", ",'balance_transaction':" + named + more);
	}

	private static String refund(String line) {
		return """
				{'id':'re_1','object':'refund','amount':1000,'currency':'usd','charge':'ch_1','payment_intent':'pi_1',
				'balance_transaction':'%s','status':'succeeded','created':1760000050}""".formatted(line);
	}

	private static final String DISPUTE = """
			{'id':'dp_1','object':'dispute','amount':5000,'currency':'usd','charge':'ch_1','status':'lost',
			'created':1760000090,'balance_transactions':[{'id':'txn_1','amount':-5000,'currency':'usd','fee':1500,
			'net':-6500}]}""";

}

package org.almoner.books;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Payouts, what they are made of, and what came of comparing the two. */
@SuppressWarnings("NullAway") // does not see the type annotations of a compiled record
class PayoutBooksTests {

	private static final RecordKey PAYOUT = new RecordKey(RecordKind.PAYOUT, "po_1");

	private static final RecordKey PAYMENT = new RecordKey(RecordKind.PAYMENT, "ch_1");

	private static final RecordKey RETURN = new RecordKey(RecordKind.ADJUSTMENT, "txn_2");

	private final BookShelf shelf = new BookShelf(ZoneOffset.UTC);

	@Test
	void anAutomaticPayoutWaitsAndOneMadeByHandCanNotBeCompared() {
		post(payout(1, "PAID", "true"));
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Waiting");
		post(payout(2, "PAID", "false"));
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Not Reconcilable");
	}

	@Test
	void aPayoutShowsWhatTheComparisonWithItsLinesFound() {
		post(payout(1, "PAID", "true"), reconciled(9));
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Reconciled");
		assertThat(value(PAYOUT, "Reconciled_At__c")).isEqualTo("1970-01-01T00:00:09Z");
		assertThat(value(PAYOUT, "Payment_Total__c")).isEqualTo("120.5");
		assertThat(value(PAYOUT, "Refund_Total__c")).isEqualTo("-20");
		assertThat(value(PAYOUT, "Adjustment_Total__c")).isEqualTo("-1");
		assertThat(value(PAYOUT, "Fee_Total__c")).isEqualTo("2.5");
		assertThat(value(PAYOUT, "Net_Total__c")).isEqualTo("97");
		assertThat(value(PAYOUT, "Reconciliation_Balance__c")).isEqualTo("0");
		assertThat(value(PAYOUT, "Payment_Count__c")).isEqualTo("250000");
		assertThat(value(PAYOUT, "Refund_Count__c")).isEqualTo("2");
		assertThat(value(PAYOUT, "Adjustment_Count__c")).isEqualTo("1");
	}

	@Test
	void whatBecomesOfAPayoutLaterDoesNotResetItsComparisonInWhateverOrderItComes() {
		post(payout(1, "PAID", "true"), reconciled(9), payout(20, "FAILED", "true"));
		assertThat(value(PAYOUT, "Status__c")).isEqualTo("Failed");
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Reconciled");
		assertThat(value(PAYOUT, "Net_Total__c")).isEqualTo("97");

		BookShelf backwards = new BookShelf(ZoneOffset.UTC);
		List.of(payout(20, "FAILED", "true"), reconciled(9), payout(1, "PAID", "true"))
			.forEach((fact) -> backwards.post(List.of(fact)));
		assertThat(backwards.contents()).isEqualTo(this.shelf.contents());
	}

	@Test
	void aLaterComparisonStandsOverAnEarlierOneAndClearsWhatNoLongerHolds() {
		Fact differs = reconciliation(30, "Unreconciled", null, "-48.25");
		post(payout(1, "PAID", "true"), differs, reconciled(9));
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Unreconciled");
		assertThat(value(PAYOUT, "Reconciled_At__c")).isNull();
		assertThat(value(PAYOUT, "Reconciliation_Balance__c")).isEqualTo("-48.25");
	}

	@Test
	void aWordThatThePicklistDoesNotHaveSaysNothing() {
		post(payout(1, "PAID", "true"), reconciliation(9, "Moonlit", null, "0"));
		assertThat(value(PAYOUT, "Reconciliation_Status__c")).isEqualTo("Waiting");
	}

	@Test
	void whatSomebodyChangedOfAComparisonIsWrittenBack() {
		post(payout(1, "PAID", "true"), reconciled(9));
		this.shelf.edit(PAYOUT, "Net_Total__c", "98");
		Plan plan = this.shelf.post(List.of(payout(1, "PAID", "true")));
		assertThat(plan.corrections()).extracting(Plan.Correction::field).containsExactly("Net_Total__c");
		assertThat(value(PAYOUT, "Net_Total__c")).isEqualTo("97");
	}

	@Test
	void aMovementOfMoneyPointsToItsPayoutAndKeepsItThroughLaterEvents() {
		post(payout(1, "PAID", "true"));
		post(charge(2), line(PAYMENT, "txn_1", "50", null));
		assertThat(value(PAYMENT, "Payout_Id__c")).isEqualTo("po_1");
		assertThat(value(PAYMENT, "Gateway_Payout__c")).isEqualTo("po_1");
		assertThat(value(PAYMENT, "Balance_Transaction_Id__c")).isEqualTo("txn_1");
		assertThat(value(PAYMENT, "Net__c")).isEqualTo("50");

		post(charge(7));
		assertThat(value(PAYMENT, "Gateway_Payout__c")).isEqualTo("po_1");
	}

	@Test
	void aPayoutThatHasNoRecordIsNamedAndNotPointedTo() {
		post(charge(2), line(PAYMENT, "txn_1", "50", null));
		assertThat(value(PAYMENT, "Payout_Id__c")).isEqualTo("po_1");
		assertThat(value(PAYMENT, "Gateway_Payout__c")).isNull();
	}

	@Test
	void anAdjustmentPointsToItsPaymentThoughThatComesLater() {
		post(payout(1, "PAID", "true"), line(RETURN, "txn_2", "-50", "ch_1"));
		assertThat(value(RETURN, "Charge_Id__c")).isEqualTo("ch_1");
		assertThat(value(RETURN, "Source_Transaction__c")).isNull();

		post(charge(2));
		assertThat(value(RETURN, "Source_Transaction__c")).isEqualTo("ch_1");
		assertThat(value(RETURN, "Gift_Transaction__c")).isEqualTo("ch_1");
		assertThat(value(RETURN, "Gateway_Payout__c")).isEqualTo("po_1");
	}

	@Test
	void twoLinesOfOnePaymentAreTwoRecords() {
		post(payout(1, "PAID", "true"), charge(2), line(PAYMENT, "txn_1", "50", null),
				line(RETURN, "txn_2", "-50", "ch_1"));
		assertThat(this.shelf.records("Gateway_Transaction__c")).containsOnlyKeys("ch_1", "txn_2")
			.allSatisfy((id, record) -> assertThat(record).containsEntry("Payout_Id__c", "po_1"));
	}

	@Test
	void ofTwoReadingsWithOneStampTheLaterCounts() {
		post(charge(2), line(PAYMENT, "txn_1", "50", null), line(PAYMENT, "txn_1", "49", null));
		assertThat(value(PAYMENT, "Net__c")).isEqualTo("49");
	}

	private void post(Fact... facts) {
		List.of(facts).forEach((fact) -> this.shelf.post(List.of(fact)));
	}

	private @Nullable String value(RecordKey key, String field) {
		return this.shelf.value(key.kind(), key.id(), field);
	}

	private static Fact payout(long second, String status, String automatic) {
		return fact(PAYOUT, Source.PAYOUT, second,
				said(Trait.STATUS, status, Trait.AUTOMATIC, automatic, Trait.AMOUNT, "97", Trait.CURRENCY, "USD"));
	}

	private static Fact reconciled(long second) {
		return reconciliation(second, "Reconciled", Instant.ofEpochSecond(second).toString(), "0");
	}

	private static Fact reconciliation(long second, String status, @Nullable String at, String balance) {
		Map<Trait, @Nullable String> said = said(Trait.RECONCILIATION, status, Trait.RECONCILED_AT, at,
				Trait.PAYMENT_TOTAL, "120.5", Trait.REFUND_TOTAL, "-20", Trait.ADJUSTMENT_TOTAL, "-1", Trait.FEE_TOTAL,
				"2.5", Trait.NET_TOTAL, "97", Trait.BALANCE_LEFT, balance, Trait.PAYMENT_COUNT, "250000",
				Trait.REFUND_COUNT, "2", Trait.ADJUSTMENT_COUNT, "1");
		return fact(PAYOUT, Source.RECONCILIATION, second, said);
	}

	private static Fact charge(long second) {
		return fact(PAYMENT, Source.PAYMENT, second, said(Trait.CHARGE, "ch_1", Trait.STATUS, "SUCCESS", Trait.LIVE,
				"true", Trait.AMOUNT, "50", Trait.CURRENCY, "USD", Trait.OCCURRED, "1970-01-01T00:00:01Z"));
	}

	private static Fact line(RecordKey about, String line, String net, @Nullable String charge) {
		Map<Trait, @Nullable String> said = said(Trait.PAYOUT, "po_1", Trait.BALANCE_TRANSACTION, line, Trait.NET, net,
				Trait.SETTLEMENT_CURRENCY, "USD");
		if (charge != null) {
			said.put(Trait.CHARGE, charge);
		}
		return fact(about, Source.BALANCE, 1, said);
	}

	private static Fact fact(RecordKey about, Source source, long second, Map<Trait, @Nullable String> said) {
		return new Fact(about, source, new Stamp(Instant.ofEpochSecond(second), 0, source + "_" + second), said);
	}

	private static Map<Trait, @Nullable String> said(@Nullable Object... traitsAndValues) {
		Map<Trait, @Nullable String> said = new EnumMap<>(Trait.class);
		for (int i = 0; i < traitsAndValues.length; i += 2) {
			said.put((Trait) traitsAndValues[i], (String) traitsAndValues[i + 1]);
		}
		return said;
	}

}

package org.almoner.payout;

import java.math.BigDecimal;
import java.util.Map;

import org.almoner.books.RecordKey;
import org.almoner.books.RecordKind;
import org.almoner.gateway.GatewayException;
import org.almoner.gateway.ListedLine.Amounts;
import org.almoner.gateway.ListedLine.Oddity;
import org.almoner.gateway.ListedPayout;
import org.almoner.job.Job;
import org.almoner.job.Job.State;
import org.almoner.sandbox.org.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A payout is compared with its lines, over the org's own wire. */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class ReconcileTests {

	private static final Errand ROUTINE = Errand.routine(ListedMonth.PAYOUT);

	private static final Errand AUDIT = Errand.audit(ListedMonth.PAYOUT);

	private final ReconcileDesk desk = new ReconcileDesk();

	private final ListedMonth month = this.desk.month;

	@AfterEach
	void close() {
		this.desk.close();
	}

	private void fiveLines() {
		this.month.gift("ch_1", "100.00", "3.20")
			.gift("ch_2", "50.00", "1.75")
			.refund("re_1", "-20.00")
			.adjustment("txn_d", "dispute", "-50.00", "15.00")
			.adjustment("txn_f", "moon_levy", "-0.40", "0.00");
	}

	@Test
	void aPayoutWhoseLinesAreAllThereIsReconciledWithItsTotals() {
		fiveLines();
		this.desk.reconcile();
		Map<String, Object> payout = this.desk.payout();
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(payout).hasEntrySatisfying("Reconciliation_Balance__c", (balance) -> isAmount(balance, "0"))
			.hasEntrySatisfying("Payment_Total__c", (total) -> isAmount(total, "150"))
			.hasEntrySatisfying("Refund_Total__c", (total) -> isAmount(total, "-20"))
			.hasEntrySatisfying("Adjustment_Total__c", (total) -> isAmount(total, "-50.4"))
			.hasEntrySatisfying("Fee_Total__c", (total) -> isAmount(total, "19.95"))
			.hasEntrySatisfying("Net_Total__c", (total) -> isAmount(total, "59.65"))
			.hasEntrySatisfying("Payment_Count__c", (count) -> isAmount(count, "2"))
			.hasEntrySatisfying("Refund_Count__c", (count) -> isAmount(count, "1"))
			.hasEntrySatisfying("Adjustment_Count__c", (count) -> isAmount(count, "2"))
			.containsKey("Reconciled_At__c");
		assertThat(this.desk.detail()).contains("5 lines tie with 59.65 USD.", "Adjustment moon_levy: 1 line");
		assertThat(this.desk.transactions()).hasSize(5);
		assertThat(this.desk.log("Warning")).isEmpty();
		assertThat(this.desk.copies.all("reconciliations")).isEmpty();
	}

	private static void isAmount(Object value, String expected) {
		assertThat(new BigDecimal(value.toString())).isEqualByComparingTo(expected);
	}

	@Test
	void aNegativePayoutTiesToo() {
		this.month.gift("ch_1", "10.00", "0.59").adjustment("txn_d", "dispute", "-50.00", "15.00");
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(this.desk.detail()).contains("2 lines tie with -55.59 USD.");
	}

	@Test
	void aPayoutWithoutLinesThatPaysNothingTies() {
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(this.desk.detail()).startsWith("0 lines tie with 0.00 USD.");
	}

	@Test
	void whatIsReconciledIsNotWalkedAgainUnlessAnAdminOrdersIt() {
		fiveLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			int calls = this.month.calls();
			assertThat(this.desk.untilOver(wire, ROUTINE)).isEqualTo(1);
			assertThat(this.month.calls()).isEqualTo(calls);
			Job job = this.desk.order();
			this.desk.untilOver(wire, Errand.ordered(ListedMonth.PAYOUT, job));
			assertThat(this.month.calls()).isGreaterThan(calls);
			assertThat(this.desk.job(job).progress()).satisfies((progress) -> {
				assertThat(progress.state()).isEqualTo(State.DONE);
				assertThat(progress.done()).isEqualTo(5);
				assertThat(progress.problem()).isNull();
			});
		});
		assertThat(this.desk.status()).isEqualTo("Reconciled");
	}

	@Test
	void aRecordThatPeopleDoubledIsNamedAsACopy() {
		fiveLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.desk.insert(
					Map.of("Type__c", "Payment", "Charge_Id__c", "ch_1", "Settlement_Amount__c", "100", "Fee__c", "3.2",
							"Net__c", "96.8", "Settlement_Currency__c", "USD", "Reporting_Category__c", "charge"),
					true);
			this.desk.untilOver(wire, AUDIT);
		});
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail()).startsWith("The books have changed since the payout was reconciled.")
			.contains("(ch_1), 96.80 USD net, is linked to this payout and is not on the gateway's list"
					+ "; it looks like a copy")
			.contains("Payment charge: Stripe lists 2 lines, gross 150.00 USD")
			.doesNotContain("txn_d of");
		assertThat(this.desk.payout()).hasEntrySatisfying("Reconciliation_Balance__c",
				(balance) -> isAmount(balance, "-96.8"));
		assertThat(this.desk.payout().get("Reconciled_At__c")).isNull();
		assertThat(this.desk.log("Warning")).singleElement()
			.asString()
			.isEqualTo("Payout po_1 does not tie: -96.80 USD of 59.65 USD is unexplained, 1 difference.");
	}

	@Test
	void aDeletedAnAlteredAndAMovedRecordAreNamedAndNoneOfThemIsWrittenByAnAudit() {
		fiveLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.desk.wired.org().delete("Gateway_Transaction__c", ReconcileDesk.KEY.externalId("txn_f"));
			this.desk.edit("ch_2", Map.of("Fee__c", "1.05"));
			this.desk.edit("re_1", java.util.Collections.singletonMap("Gateway_Payout__c", null));
			Map<String, Map<String, Object>> before = this.desk.transactions();
			this.desk.untilOver(wire, AUDIT);
			assertThat(this.desk.transactions()).isEqualTo(before);
		});
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail())
			.contains("txn_f (moon_levy, -0.40 USD net) is on the gateway's list and has no Gateway Transaction.")
			.contains("txn_ch_2 of ch_2 (charge, 48.25 USD net): Fee__c is 1.05 USD in Salesforce, the gateway says"
					+ " 1.75 USD.")
			.contains("txn_re_1 of re_1 (refund, -20.00 USD net) is linked to no payout.");
		assertThat(this.desk.log("Warning")).singleElement().asString().contains("3 differences");
	}

	@Test
	void whatPeopleChangedIsPutRightByTheNextLookAndTold() {
		fiveLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.desk.edit("ch_2", Map.of("Fee__c", "1.05"));
			this.desk.untilOver(wire, AUDIT);
			assertThat(this.desk.status()).isEqualTo("Unreconciled");
			this.desk.untilOver(wire, ROUTINE);
		});
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(this.desk.detail()).contains("1 field had been changed in Salesforce", "put right:\n",
				"- ch_2: Fee__c");
		isAmount(this.desk.transaction("ch_2").get("Fee__c"), "1.75");
		assertThat(this.desk.log("Info")).contains("Payout po_1 ties now: 5 lines, 59.65 USD.");
	}

	@Test
	void aLineThatTheGatewayLeftOutIsNamedWithATransactionOfJustThatAmount() {
		fiveLines();
		this.month.paying("69.65");
		this.desk.insert(
				Map.of("Gateway_Key__c", ReconcileDesk.KEY.externalId("ch_lost"), "Type__c", "Payment", "Charge_Id__c",
						"ch_lost", "Net__c", "10", "Settlement_Currency__c", "USD", "Available_On__c", "2026-11-12"),
				false);
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail())
			.contains("The gateway's own lines in USD add up to 59.65 USD, the payout is 69.65 USD: 10.00 USD is"
					+ " missing on its list.")
			.contains("(ch_lost) is of exactly the missing amount and in no payout");
		assertThat(this.desk.payout()).hasEntrySatisfying("Reconciliation_Balance__c",
				(balance) -> isAmount(balance, "10"));
	}

	@Test
	void aLineThatTheGatewayListsTwiceIsNamedWhereverItsSecondIs() {
		fiveLines();
		this.month.paying("59.65").add(this.month.lines.getFirst());
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail())
			.contains("txn_ch_1 of ch_1 (charge, 96.80 USD net) is on the gateway's list twice.");
		assertThat(this.desk.transactions()).hasSize(5);
	}

	@Test
	void anAlteredLineOfTheGatewayIsNamedByWhatIsOddAboutIt() {
		fiveLines();
		this.month.paying("59.65")
			.add(ListedMonth.line("txn_odd", new RecordKey(RecordKind.PAYMENT, "ch_odd"), "charge",
					new Amounts(usd("10.00"), usd("1.00"), usd("8.00")), Oddity.UNEVEN));
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail())
			.contains("txn_odd of ch_odd (charge, 8.00 USD net): the gateway's net is not its gross less its fee.");
	}

	private static org.almoner.money.Money usd(String amount) {
		return ListedMonth.money(amount, "USD");
	}

	@Test
	void aLineInAnotherCurrencyIsNeverSummedWithTheOthers() {
		fiveLines();
		this.month.paying("59.65")
			.add(ListedMonth.line("txn_eur", new RecordKey(RecordKind.ADJUSTMENT, "txn_eur"), "other_adjustment",
					new Amounts(ListedMonth.money("5", "EUR"), ListedMonth.money("0", "EUR"),
							ListedMonth.money("5", "EUR"))));
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail()).contains(
				"txn_eur (other_adjustment, 5.00 EUR net) is in another currency than the payout, which is in USD");
		isAmount(this.desk.payout().get("Net_Total__c"), "59.65");
	}

	@Test
	void aRowThatTheOrgRefusesIsADifferenceWithItsReason() {
		fiveLines();
		this.desk.wired.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.then(Fault.refusedRows("FIELD_CUSTOM_VALIDATION_EXCEPTION",
					(row) -> row.getOrDefault("Gateway_Key__c", "").endsWith(":re_1")));
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Unreconciled");
		assertThat(this.desk.detail()).contains("- txn_re_1 is not written as the gateway says: ");
		isAmount(this.desk.payout().get("Reconciliation_Balance__c"), "-20");
		assertThat(this.desk.transactions()).hasSize(4);
	}

	@Test
	void aRowThatIsLockedIsTriedAgainAndTies() {
		fiveLines();
		this.desk.wired.org()
			.faults()
			.onRecords()
			.ofType("Gateway_Transaction__c")
			.times(1)
			.then(Fault.refusedRows("UNABLE_TO_LOCK_ROW",
					(row) -> row.getOrDefault("Gateway_Key__c", "").endsWith(":ch_2")));
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(this.desk.transactions()).hasSize(5);
	}

	@Test
	void aPayoutMadeByHandIsNotReconcilableAndSaysWhy() {
		this.month.paying("10.00").state(ListedPayout.Lines.NEVER);
		this.desk.reconcile();
		assertThat(this.desk.status()).isEqualTo("Not Reconcilable");
		assertThat(this.desk.detail()).contains("made by hand");
		assertThat(this.desk.log("Warning")).isEmpty();
	}

	@Test
	void aPayoutWhoseLinesAreNotCompleteWaitsAndSaysSoAndIsReconciledOnceTheyAre() {
		fiveLines();
		this.month.state(ListedPayout.Lines.NOT_YET);
		this.desk.wired.ask((wire) -> {
			assertThat(this.desk.untilOver(wire, ROUTINE)).isEqualTo(1);
			assertThat(this.desk.status()).isEqualTo("Waiting");
			assertThat(this.desk.detail()).startsWith("Stripe is still putting this payout's lines together.");
			this.month.state(ListedPayout.Lines.COMPLETE);
			this.desk.untilOver(wire, ROUTINE);
		});
		assertThat(this.desk.status()).isEqualTo("Reconciled");
	}

	@Test
	void withoutAnApiKeyAPayoutWaitsAndSaysWhatItNeeds() {
		fiveLines();
		this.month.state(ListedPayout.Lines.NOT_YET);
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.desk.withoutKey();
			Job job = this.desk.order();
			this.desk.untilOver(wire, Errand.ordered(ListedMonth.PAYOUT, job));
			assertThat(this.desk.job(job).progress().state()).isEqualTo(State.FAILED);
			assertThat(this.desk.job(job).progress().problem()).contains("no API key");
		});
		assertThat(this.desk.status()).isEqualTo("Waiting");
		assertThat(this.desk.detail()).startsWith("The Gateway Account has no API key");
	}

	@Test
	void aGatewayThatNeverAnswersIsGivenUpAfterSomeTriesAndThePayoutSaysWhy() {
		fiveLines();
		this.month.state(ListedPayout.Lines.NOT_YET);
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.month.onCall(() -> {
				throw new GatewayException(GatewayException.Kind.UNAVAILABLE, "Stripe does not answer", null);
			});
			assertThat(this.desk.untilOver(wire, ROUTINE)).isEqualTo(4);
		});
		assertThat(this.desk.status()).isEqualTo("Waiting");
		assertThat(this.desk.detail()).contains("could not be reconciled: Stripe does not answer.");
		assertThat(this.desk.log("Warning")).containsExactly("Payout po_1 could not be reconciled.");
		assertThat(this.desk.copies.all("reconciliations")).isEmpty();
	}

	@Test
	void aKeyThatMayNotIsNotTriedAgain() {
		this.month.onCall(() -> {
			throw new GatewayException(GatewayException.Kind.PERMISSION_MISSING, "The key may not read payouts", null);
		});
		this.desk.wired.ask((wire) -> {
			Job job = this.desk.order();
			assertThat(this.desk.untilOver(wire, Errand.ordered(ListedMonth.PAYOUT, job))).isEqualTo(1);
			assertThat(this.desk.job(job).progress().problem()).isEqualTo("The key may not read payouts");
		});
	}

	@Test
	void anOrderTakesThePlaceOfARoutineAndARoutineLeavesAnOrderAlone() {
		fiveLines();
		this.desk.wired.ask((wire) -> {
			this.desk.turn(wire, ROUTINE, () -> {
			});
			Job job = this.desk.order();
			Errand order = Errand.ordered(ListedMonth.PAYOUT, job);
			assertThat(this.desk.turn(wire, order, () -> {
			})).isFalse();
			assertThat(this.desk.turn(wire, ROUTINE, () -> {
			})).as("leaves the lane").isTrue();
			this.desk.untilOver(wire, order);
			assertThat(this.desk.job(job).progress().done()).isEqualTo(5);
		});
		assertThat(this.desk.status()).isEqualTo("Reconciled");
	}

}

package org.almoner.payout;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.almoner.gateway.GatewayException;
import org.almoner.posting.LeaseTooShortException;
import org.almoner.posting.PostFactsOf;
import org.almoner.salesforce.SalesforceOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A worker dies anywhere in a reconciliation. A successor goes on from what is in Redis,
 * and ends with the same records, none of them twice.
 */
@SuppressWarnings("NullAway") // does not see the type annotations of compiled records
class ReconcileTakeoverTests {

	private static final Errand ROUTINE = Errand.routine(ListedMonth.PAYOUT);

	private static final int STEPS_MAX = 60;

	private final ReconcileDesk desk = new ReconcileDesk();

	@AfterEach
	void close() {
		this.desk.close();
	}

	private void nineLines() {
		for (int gift = 1; gift <= 6; gift++) {
			this.desk.month.gift("ch_" + gift, "10.0" + gift, "0.59");
		}
		this.desk.month.refund("re_1", "-5.00")
			.adjustment("txn_d", "dispute", "-10.01", "15.00")
			.adjustment("txn_f", "fee", "-1.00", "0.00");
	}

	/**
	 * All that a worker can die before: a write, a page of the gateway, a note in Redis.
	 */
	@Test
	void killedBeforeAnyWriteOrPageASuccessorEndsWithTheSameRecords() {
		nineLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			Map<String, Map<String, Object>> whole = this.desk.transactions();
			assertThat(whole).hasSize(9);
			int died = 0;
			for (int step = 1; step <= STEPS_MAX && dies(wire, step); step++) {
				died++;
				this.desk.untilOver(wire, ROUTINE);
				assertThat(this.desk.status()).as("killed at step %s", step).isEqualTo("Reconciled");
				assertThat(this.desk.transactions()).as("killed at step %s", step).isEqualTo(whole);
			}
			assertThat(died).as("steps at which a worker died").isBetween(8, STEPS_MAX - 1);
		});
	}

	/** A worker on empty books that dies at a step; false where it has no such step. */
	private boolean dies(SalesforceOperations wire, int step) {
		empty();
		AtomicInteger steps = new AtomicInteger();
		try {
			for (int turn = 0; turn < STEPS_MAX; turn++) {
				boolean isOver = this.desk.turn(wire, ROUTINE, () -> {
					if (steps.incrementAndGet() == step) {
						throw PostFactsOf.leaseOver("lane");
					}
				});
				if (isOver) {
					return false;
				}
			}
			throw new AssertionError("It never ends");
		}
		catch (LeaseTooShortException ex) {
			return true;
		}
	}

	private void empty() {
		for (String type : new String[] { "Gateway_Transaction__c", "Gateway_Payout__c" }) {
			this.desk.wired.org()
				.records(type)
				.forEach((row) -> this.desk.wired.org().delete(type, Objects.requireNonNull(row.get("Id")).toString()));
		}
		this.desk.copies.wipe();
	}

	@Test
	void aGatewayThatFailsAtAnyCallDelaysAndChangesNothing() {
		nineLines();
		this.desk.wired.ask((wire) -> {
			for (int failing = 1; failing <= 6; failing++) {
				empty();
				int call = failing;
				AtomicInteger calls = new AtomicInteger();
				this.desk.month.onCall(() -> {
					if (calls.incrementAndGet() == call) {
						throw new GatewayException(GatewayException.Kind.UNAVAILABLE, "Stripe is busy", null);
					}
				});
				this.desk.untilOver(wire, ROUTINE);
				assertThat(calls.get()).isGreaterThanOrEqualTo(call);
				assertThat(this.desk.status()).as("failing at call %s", call).isEqualTo("Reconciled");
				assertThat(this.desk.transactions()).hasSize(9);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void aRedisThatWasEmptiedBetweenTwoPiecesOnlyBeginsItAnew(int turns) {
		nineLines();
		this.desk.wired.ask((wire) -> {
			for (int turn = 0; turn < turns; turn++) {
				this.desk.turn(wire, ROUTINE, () -> {
				});
			}
			this.desk.copies.wipe();
			this.desk.untilOver(wire, ROUTINE);
		});
		assertThat(this.desk.status()).isEqualTo("Reconciled");
		assertThat(this.desk.transactions()).hasSize(9);
	}

	/** The list is compared in three pieces, and a copy is in the books. */
	@Test
	void anExplanationThatIsCutShortAnywhereNamesTheSameDifferences() {
		nineLines();
		this.desk.wired.ask((wire) -> {
			this.desk.untilOver(wire, ROUTINE);
			this.desk.insert(Map.of("Type__c", "Refund", "Refund_Id__c", "re_1", "Settlement_Amount__c", "-5", "Net__c",
					"-5", "Settlement_Currency__c", "USD", "Reporting_Category__c", "refund"), true);
			Errand audit = Errand.audit(ListedMonth.PAYOUT);
			this.desk.untilOver(wire, audit);
			String whole = this.desk.detail();
			assertThat(whole).contains("it looks like a copy");
			for (int step = 1; step <= 20; step++) {
				AtomicInteger left = new AtomicInteger(step);
				try {
					for (int turn = 0; turn < 10; turn++) {
						this.desk.turn(wire, audit, () -> {
							if (left.decrementAndGet() == 0) {
								throw PostFactsOf.leaseOver("lane");
							}
						});
					}
				}
				catch (LeaseTooShortException ex) {
					// a successor goes on
				}
				this.desk.untilOver(wire, audit);
				assertThat(this.desk.detail()).as("cut short at step %s", step).isEqualTo(whole);
			}
		});
		assertThat(this.desk.copies.all("reconciliations")).isEmpty();
		assertThat(this.desk.copies.all("reconciliation-keys")).isEmpty();
	}

}

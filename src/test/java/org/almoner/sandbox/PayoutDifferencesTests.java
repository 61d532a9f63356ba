package org.almoner.sandbox;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.almoner.sandbox.stripe.StripePoster;
import org.almoner.sandbox.stripe.Tampering;
import org.almoner.sandbox.stripe.books.CharityMonth;
import org.almoner.sandbox.stripe.books.Expectations;
import org.almoner.sandbox.stripe.books.Expectations.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One line of a payout that ties is altered, dropped or doubled, at Stripe or in the org:
 * the next look finds it and names it, and what is ours to put right is put right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutDifferencesTests {

	private static final Set<String> OF_THE_ORG = Set.of("Id", "Name", "CreatedDate", "CreatedById", "LastModifiedDate",
			"LastModifiedById", "SystemModstamp", "IsDeleted");

	private final CharityMonth month = PayoutMonthsTests.month(8, 500);

	/** Each test has a payout of its own. */
	private final Iterator<Expectations.Payout> suitable = PayoutDesk.automatic(this.month)
		.stream()
		.filter((payout) -> payout.status().equals("Paid") && !own(payout).isEmpty())
		.toList()
		.iterator();

	private Sandbox sandbox;

	private PayoutDesk desk;

	private Expectations.Payout payout = PayoutDesk.automatic(this.month).getFirst();

	@BeforeAll
	void reconcile() {
		this.sandbox = Sandbox.start(Sandbox.Ports.ANY, "a password for differences", PayoutMonthsTests.PACE,
				"--almoner.payout.first=3s", "--almoner.payout.every=3s");
		this.desk = PayoutMonthsTests.posted(this.sandbox, this.month, StripePoster.Manner.ORDERLY);
		this.desk.awaitAll(this.month);
		assertThat(PayoutCheck.differences(this.month, this.desk.now()::of)).isEmpty();
	}

	@AfterAll
	void close() {
		this.sandbox.close();
	}

	@AfterEach
	void putRight() {
		tampering().putRight();
	}

	private Tampering tampering() {
		return this.sandbox.stripe().tampering();
	}

	/** Gifts that were not converted. */
	private static List<Line> own(Expectations.Payout payout) {
		return payout.lines("Payment").stream().filter((line) -> !line.shown().has("exchange_rate")).toList();
	}

	private Line line() {
		this.payout = this.suitable.next();
		assertThat(this.desk.status(this.payout.id())).isEqualTo("Reconciled");
		return own(this.payout).getLast();
	}

	private void reconciledAgain() {
		this.desk.reconcile(this.payout.id());
		assertThat(this.desk.status(this.payout.id())).as(this.desk.detail(this.payout.id())).isEqualTo("Reconciled");
		assertThat(amount(this.desk.payout(this.payout.id()), "Reconciliation_Balance__c")).isZero();
	}

	private void doesNotTie(String... named) {
		this.desk.reconcile(this.payout.id());
		assertThat(this.desk.status(this.payout.id())).isEqualTo("Unreconciled");
		assertThat(this.desk.detail(this.payout.id())).contains(named);
	}

	private static BigDecimal amount(Map<String, Object> record, String field) {
		return new BigDecimal(String.valueOf(record.get(field)));
	}

	@Test
	void aLineThatIsMoreThanItsGiftAtStripeIsNamed() {
		Line line = line();
		tampering().add(line.id(), 7);
		doesNotTie(line.id());
		assertThat(amount(this.desk.payout(this.payout.id()), "Reconciliation_Balance__c"))
			.isEqualByComparingTo("-0.07");
	}

	@Test
	void aLineWhoseNetIsNotItsGrossLessItsFeeAtStripeIsNamed() {
		Line line = line();
		tampering().alter(line.id(), (doc) -> doc.set("net", doc.number("net") - 1));
		doesNotTie(line.id());
	}

	@Test
	void aLineThatStripeLeavesOutIsNamedUntilItIsThereAgain() {
		Line line = line();
		tampering().drop(line.id());
		doesNotTie(line.record());
		tampering().putRight();
		reconciledAgain();
	}

	@Test
	void aLineThatStripeListsTwiceIsNamedUntilItIsThereOnce() {
		Line line = line();
		tampering().repeat(line.id());
		doesNotTie(line.id());
		tampering().putRight();
		reconciledAgain();
	}

	@Test
	void aLineInAnotherCurrencyIsNamed() {
		Line line = line();
		tampering().alter(line.id(),
				(doc) -> doc.set("currency", this.payout.currency().equals("usd") ? "eur" : "usd"));
		doesNotTie(line.id());
	}

	@Test
	void aRecordThatSomebodyDeletedIsMissedAtTheNextLookAndMadeAgain() {
		Line line = line();
		this.sandbox.org().delete("Gateway_Transaction__c", this.desk.keyOf(line));
		this.desk.awaitWord(this.payout.id(), line.record());
		reconciledAgain();
		assertThat(amount(this.desk.transaction(line), "Net__c").movePointRight(2))
			.isEqualByComparingTo(BigDecimal.valueOf(line.shown().number("net")));
	}

	@Test
	void anAmountThatSomebodyChangedIsNoticedAtTheNextLookAndWrittenBack() {
		Line line = line();
		this.sandbox.org().update("Gateway_Transaction__c", this.desk.keyOf(line), Map.of("Net__c", "1.11"));
		this.desk.awaitWord(this.payout.id(), line.record());
		reconciledAgain();
		assertThat(amount(this.desk.transaction(line), "Net__c").movePointRight(2))
			.isEqualByComparingTo(BigDecimal.valueOf(line.shown().number("net")));
	}

	@Test
	void aCopyThatSomebodyMadeIsNamedUntilItIsDeleted() {
		Line line = line();
		Map<String, Object> copied = new HashMap<>(this.desk.transaction(line));
		copied.keySet().removeAll(OF_THE_ORG);
		copied.remove("OwnerId");
		// people must give it some key
		copied.put("Gateway_Key__c", this.desk.keyOf(line) + " (2)");
		String copy = this.sandbox.org().insert("Gateway_Transaction__c", copied);
		String name = String
			.valueOf(this.sandbox.org().record("Gateway_Transaction__c", copy).orElseThrow().get("Name"));
		this.desk.awaitWord(this.payout.id(), name);
		doesNotTie(name);
		this.sandbox.org().delete("Gateway_Transaction__c", copy);
		reconciledAgain();
	}

}

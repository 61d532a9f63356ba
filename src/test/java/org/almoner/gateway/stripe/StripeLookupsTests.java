package org.almoner.gateway.stripe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.books.Trait;
import org.almoner.gateway.Reading;
import org.almoner.money.Currency;
import org.almoner.money.Money;
import org.almoner.sandbox.stripe.books.Doc;
import org.almoner.sandbox.stripe.books.Expectations;
import org.almoner.sandbox.stripe.books.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What look-ups add to the books. */
class StripeLookupsTests {

	private static final String LIST = "GET /v1/balance_transactions";

	private static final String ONE = "GET /v1/balance_transactions/{id}";

	private static final String LINKS = "GET /v1/invoice_payments";

	private final Asked asked = new Asked();

	@AfterEach
	void stop() {
		this.asked.close();
	}

	@Test
	void feeNetAndSettlementArriveOnPaymentsAndTheirGifts() {
		BookShelf shelf = this.asked.post(Asked.MONTH.events(), 60);
		List<Expectations.Payment> settled = Asked.MONTH.expectations()
			.payments()
			.values()
			.stream()
			.filter((payment) -> payment.fee() != null)
			.toList();
		assertThat(settled).hasSizeGreaterThan(20);
		settled.forEach((payment) -> {
			Doc line = lineOf(payment.id());
			Currency currency = Currency.of(line.text("currency"));
			assertThat(shelf.value(RecordKind.PAYMENT, payment.id(), "Fee__c")).isEqualTo(major(line, "fee"));
			assertThat(shelf.value(RecordKind.PAYMENT, payment.id(), "Net__c")).isEqualTo(major(line, "net"));
			assertThat(shelf.value(RecordKind.PAYMENT, payment.id(), "Settlement_Currency__c"))
				.isEqualTo(currency.code());
			String gift = Objects.requireNonNullElse(payment.paymentIntent(), payment.id());
			boolean same = payment.currency().equals(line.text("currency")) && payment.status().equals("Success");
			if (same) {
				assertThat(shelf.value(RecordKind.GIFT, gift, "Gateway_Fee__c")).isEqualTo(major(line, "fee"));
			}
		});
	}

	private static Doc lineOf(String charge) {
		Doc found = Objects.requireNonNull(Asked.MONTH.find("charge", charge));
		return Objects.requireNonNull(Asked.MONTH.find("balance_transaction", found.text("balance_transaction")));
	}

	private static String major(Doc line, String path) {
		BigDecimal amount = Money.ofMinor(line.number(path), Currency.of(line.text("currency"))).amount();
		return (amount.signum() == 0) ? "0" : amount.stripTrailingZeros().toPlainString();
	}

	@Test
	void manyBalanceTransactionsAreReadFromAFewPages() {
		List<Fact> found = this.asked.ask(Asked.eventsOf("charge.updated"));
		assertThat(found.stream().filter((fact) -> fact.source() == Source.BALANCE)).hasSizeGreaterThan(30);
		assertThat(this.asked.requests(LIST) + this.asked.requests(ONE)).isLessThan(10);
		assertThat(this.asked.requests(LIST)).isPositive();
	}

	@Test
	void aFewBalanceTransactionsAreReadOneByOne() {
		List<Fact> found = this.asked.ask(Asked.eventsOf("charge.updated").subList(0, 3));
		assertThat(found.stream().filter((fact) -> fact.source() == Source.BALANCE)).hasSize(3);
		assertThat(this.asked.requests(LIST)).isZero();
		assertThat(this.asked.requests(ONE)).isEqualTo(3);
	}

	@Test
	void anAnswerIsStampedWithItsOwnTimeAndBelowEveryEvent() {
		List<StripeEvent> one = Asked.eventsOf("charge.updated").subList(0, 1);
		Fact event = this.asked.read(one).getFirst();
		Fact found = this.asked.ask(one)
			.stream()
			.filter((fact) -> fact.source() == Source.BALANCE)
			.findFirst()
			.orElseThrow();
		String line = Objects.requireNonNull(event.traits().get(Trait.BALANCE_TRANSACTION));
		assertThat(found.about()).isEqualTo(event.about());
		assertThat(found.stamp().eventId()).isEqualTo("lookup:" + line);
		assertThat(found.stamp().at().getEpochSecond()).isEqualTo(lineOf(event.about().id()).number("created"));
		assertThat(found.stamp().order()).isNegative();
		assertThat(found.stamp()).isLessThan(event.stamp());
	}

	@Test
	void anInstalmentThatFailedIsAGiftInWhateverOrderItsEventsCome() {
		Doc link = Asked.failedInstalments(Asked.MONTH).getFirst();
		String intent = link.text("payment.payment_intent");
		List<StripeEvent> story = Asked.MONTH.events()
			.stream()
			.filter((event) -> event.json().contains(intent) || event.json().contains(link.text("invoice")))
			.toList();
		String status = Objects.requireNonNull(Asked.MONTH.expectations().gifts().get(intent)).status();
		Map<String, Map<String, String>> expected = this.asked.post(story, 1).contents();
		for (int seed = 0; seed < 30; seed++) {
			List<StripeEvent> shuffled = new ArrayList<>(story);
			Collections.shuffle(shuffled, new Random(seed));
			BookShelf shelf = this.asked.post(shuffled, 1 + seed % 3);
			assertThat(shelf.value(RecordKind.GIFT, intent, "Status__c")).as("seed %s", seed).isEqualTo(status);
			assertThat(shelf.value(RecordKind.GIFT, intent, "Invoice_Id__c")).isEqualTo(link.text("invoice"));
			assertThat(shelf.contents()).as("seed %s", seed).isEqualTo(expected);
		}
	}

	@Test
	void everyGiftOfTheMonthIsKnownAndEndsAsItsBooksSay() {
		BookShelf shelf = this.asked.post(Asked.MONTH.events(), 50);
		Map<String, Expectations.Gift> gifts = Asked.MONTH.expectations().gifts();
		gifts.values()
			.forEach((gift) -> assertThat(shelf.value(RecordKind.GIFT, gift.id(), "Status__c")).as(gift.id())
				.isEqualTo(gift.status()));
		assertThat(shelf.count(RecordKind.GIFT)).isEqualTo(gifts.size());
	}

	@Test
	void anInvoiceIsAskedForOnlyWhereThereMayBeOneThatTheBatchDoesNotName() {
		String free = Given.charge("ch_1", "succeeded", "pi_1", "").replace("'customer':'cus_1'", "'customer':null");
		String old = Given.charge("ch_1", "succeeded", "pi_1", ",'invoice':null");
		String bare = Given.charge("ch_1", "succeeded", "", "");
		String open = Given.charge("ch_1", "succeeded", "pi_1", "");
		String link = Given.invoicePayment("in_1", "{'type':'payment_intent','payment_intent':'pi_1'}");
		Given told = new Given().event("charge.succeeded", 1, open).event("invoice_payment.paid", 1, link);
		for (Given given : List.of(charge(free), charge(old), charge(bare), told)) {
			ask(given);
			assertThat(this.asked.requests(LINKS)).isZero();
		}
		ask(charge(open));
		assertThat(this.asked.requests(LINKS)).isEqualTo(1);
	}

	private static Given charge(String charge) {
		return new Given().event("charge.succeeded", 1, charge);
	}

	private void ask(Given given) {
		List<Fact> facts = given.events()
			.stream()
			.map((event) -> this.asked.gateway.read(ShortHistoriesTests.ACCOUNT, event.id(), event.payload()))
			.flatMap((reading) -> ((Reading.Facts) reading).facts().stream())
			.toList();
		assertThat(facts).isNotEmpty();
		this.asked.gateway.enrich(Asked.account(Asked.KEY), facts);
	}

}

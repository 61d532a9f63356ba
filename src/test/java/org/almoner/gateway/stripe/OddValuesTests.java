package org.almoner.gateway.stripe;

import java.time.Instant;
import java.util.List;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.assertj.core.api.Assertions.assertThat;

/** A value that can't be one leaves its field empty, and the rest is written. */
class OddValuesTests {

	private final BookShelf shelf = new BookShelf(World.ZONE);

	@ParameterizedTest
	@ValueSource(strings = { "'1e999999999'", "'NaN'", "1e400", "true", "[]" })
	void anExchangeRateThatIsNoneLeavesThePaymentItsMoney(String rate) {
		post("charge.succeeded", charge("ch_1", "succeeded", "pi_1", """
				,'balance_transaction':{'id':'txn_1','amount':5000,'fee':100,'net':4900,'currency':'usd',
				'exchange_rate':%s}""".formatted(rate)));
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_1", "Exchange_Rate__c")).isNull();
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_1", "Net__c")).isEqualTo("49");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'many'", "'1e-999999999'", "{}" })
	void aCountThatIsNoneLeavesTheInvoiceItsMoney(String count) {
		post("invoice.paid", invoice("in_1", "paid", "").replace("'attempt_count':1", "'attempt_count':" + count));
		assertThat(this.shelf.value(RecordKind.INVOICE, "in_1", "Attempt_Count__c")).isNull();
		assertThat(this.shelf.value(RecordKind.INVOICE, "in_1", "Amount_Due__c")).isEqualTo("50");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775808", "9223372036854775807", "64092211200", "-1" })
	void aMomentBeyondTheCalendarOfTheOrgIsNone(String seconds) {
		post("invoice.paid", invoice("in_1", "paid", ",'due_date':" + seconds));
		assertThat(this.shelf.value(RecordKind.INVOICE, "in_1", "Due_Date__c")).isNull();
		assertThat(this.shelf.value(RecordKind.INVOICE, "in_1", "Status__c")).isEqualTo("Paid");
	}

	@Test
	void theDoorTakesAnEventOfAnImpossibleMomentAsHappeningNow() {
		Instant now = Instant.parse("2026-11-21T12:00:00Z");
		String body = "{\"id\":\"evt_1\",\"type\":\"charge.succeeded\",\"created\":9223372036854775808}";
		assertThat(StripeEnvelope.open(StripeEnvelope.parse(body), body.length(), now).occurredAt()).isEqualTo(now);
	}

	@Test
	void aBlankIdNamesNothing() {
		post("charge.succeeded", charge("ch_1", "succeeded", " \\t", ""));
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_1", "Gift_Transaction__c")).isEqualTo("ch_1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'1e-999999999'", "'many'", "{}" })
	void anIntervalThatIsNoneLeavesTheSubscriptionItsState(String count) {
		post("customer.subscription.created", """
				{'id':'sub_1','object':'subscription','status':'active','plan':{'interval':'month','interval_count':%s,
				'amount':500,'currency':'usd'}}""".formatted(count));
		assertThat(this.shelf.value(RecordKind.SUBSCRIPTION, "sub_1", "Status__c")).isEqualTo("Active");
		assertThat(this.shelf.value(RecordKind.SUBSCRIPTION, "sub_1", "Interval_Count__c")).isNull();
	}

	@Test
	void aRefundWithoutAnIdInAChargeIsPassedOver() {
		post("charge.refunded", charge("ch_1", "succeeded", "pi_1",
				",'refunds':{'object':'list','data':[{'object':'refund','amount':5}]}"));
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_1", "Status__c")).isEqualTo("Success");
		assertThat(this.shelf.count(RecordKind.REFUND)).isZero();
	}

	private void post(String type, String object) {
		Given.Event event = new Given().event(type, 5, object).events().getFirst();
		Reading reading = new StripeGateway((account, facts) -> Enrichment.NONE).read(ShortHistoriesTests.ACCOUNT,
				event.id(), event.payload());
		List<Fact> facts = ((Reading.Facts) reading).facts();
		Plan plan = this.shelf.post(facts);
		assertThat(plan.refusals()).isEmpty();
	}

}

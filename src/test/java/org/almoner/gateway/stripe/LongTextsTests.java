package org.almoner.gateway.stripe;

import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.almoner.books.Change;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.almoner.books.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.assertj.core.api.Assertions.assertThat;

/** Texts of any length never stop money, nor make a record's provenance too large. */
@SuppressWarnings("InlineFormatString") // the payloads are long, the tests short
class LongTextsTests {

	/** What {@code Provenance__c} holds. */
	private static final int PROVENANCE = 131_072;

	private static final int LENGTH = 140_000;

	private static final String CHARGE = """
			{'id':'ch_1','object':'charge','amount':5000,'amount_refunded':0,'captured':true,'created':1760000000,
			'currency':'usd','status':'%2$s','payment_intent':'pi_1','customer':'cus_1','livemode':true,
			'description':'%1$s','receipt_email':'%1$s','failure_code':'%1$s','failure_message':'%1$s',
			'outcome':{'reason':'%1$s'},'billing_details':{'name':'%1$s','email':'%1$s'},'metadata':{'designation':'%1$s',
			'campaign_id':'%1$s','contact_id':'%1$s','account_id':'%1$s','gift_transaction_id':'%1$s'},
			'payment_method_details':{'type':'card','card':{'brand':'%1$s','last4':'%1$s','network_transaction_id':'%1$s'}},
			'balance_transaction':{'id':'txn_1','amount':5000,'fee':100,'net':4900,'currency':'usd',
			'reporting_category':'%1$s'}}""";

	private static final String INTENT = """
			{'id':'pi_1','object':'payment_intent','amount':5000,'amount_received':0,'created':1760000000,'currency':'usd',
			'status':'requires_payment_method','latest_charge':'ch_1','customer':'cus_1','livemode':true,
			'description':'%1$s','receipt_email':'%1$s','metadata':{'designation':'%1$s','campaign_id':'%1$s',
			'contact_id':'%1$s','account_id':'%1$s','gift_transaction_id':'%1$s'},
			'last_payment_error':{'charge':'ch_1','decline_code':'%1$s','code':'%1$s','message':'%1$s'}}""";

	private final Desk desk = new Desk(ZoneOffset.UTC);

	/** Some take more room in JSON than they have characters. */
	private static Stream<String> fillings() {
		return Stream.of("x", "two words ", "\\\"", "\\\\", "\\u0001", "\\u20ac", "\\ud83d\\ude00", "\\n", "a\\t");
	}

	@ParameterizedTest
	@MethodSource("fillings")
	void whateverAPaymentsTextsHoldItsMoneyIsPostedAndItsProvenanceFits(String filling) {
		for (int round = 0; round < 3; round++) {
			String text = round + filling.repeat(LENGTH / filling.length());
			assertFits(this.desk.post("payment_intent.payment_failed", 3L * round, INTENT.formatted(text)));
			assertFits(this.desk.post("charge.failed", 3L * round + 1, CHARGE.formatted(text, "failed")));
			assertFits(this.desk.post("charge.succeeded", 3L * round + 2, CHARGE.formatted(text, "succeeded")));
		}
		assertThat(this.desk.payment("ch_1", "Amount__c")).isEqualTo("50");
		assertThat(this.desk.gift("pi_1", "Status__c")).isEqualTo("Paid");
		assertThat(this.desk.gift("pi_1", "Original_Amount__c")).isEqualTo("50");
	}

	@ParameterizedTest
	@MethodSource("fillings")
	void whateverOtherTextsHoldTheirProvenanceFits(String filling) {
		String text = filling.repeat(LENGTH / filling.length());
		assertFits(this.desk.post("customer.created", 0,
				"{'id':'cus_1','name':'%1$s','email':'%1$s','phone':'%1$s'}".formatted(text)));
		assertFits(this.desk.post("product.created", 1,
				"{'id':'prod_1','name':'%1$s','description':'%1$s'}".formatted(text)));
		assertFits(this.desk.post("payout.failed", 2, """
				{'id':'po_1','amount':5000,'currency':'usd','status':'failed','arrival_date':1760054400,'method':'%1$s',
				'statement_descriptor':'%1$s','trace_id':{'value':'%1$s'},'failure_code':'%1$s',
				'failure_message':'%1$s'}""".formatted(text)));
		assertFits(this.desk.post("invoice.paid", 3, """
				{'id':'in_1','amount_due':5000,'amount_paid':5000,'currency':'usd','status':'paid','number':'%1$s',
				'billing_reason':'%1$s','hosted_invoice_url':'%1$s','customer_name':'%1$s','customer_email':'%1$s',
				'metadata':{'designation':'%1$s'},'subscription_details':{'metadata':{'designation':'%1$s'}}}"""
			.formatted(text)));
		assertFits(this.desk.post("charge.dispute.created", 4,
				"""
						{'id':'dp_1','amount':5000,'currency':'usd','charge':'ch_1','status':'needs_response','reason':'%1$s'}"""
					.formatted(text)));
		assertThat(this.desk.value(RecordKind.PAYOUT, "po_1", "Amount__c")).isEqualTo("50");
		assertThat(this.desk.value(RecordKind.INVOICE, "in_1", "Status__c")).isEqualTo("Paid");
	}

	private static void assertFits(Plan plan) {
		assertThat(plan.refusals()).isEmpty();
		assertThat(plan.changes()).isNotEmpty()
			.extracting(Change::provenance)
			.allSatisfy((provenance) -> assertThat(provenance.length()).isLessThanOrEqualTo(PROVENANCE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "customer", "balance_transaction", "invoice" })
	void anIdThatNoFieldHoldsNamesNothing(String field) {
		String object = charge("ch_1", "succeeded", "pi_1", "").replace("'customer':'cus_1'",
				"'" + field + "':'" + "i".repeat(256) + "'");
		assertFits(this.desk.post("charge.succeeded", 0, object));
		assertThat(this.desk.payment("ch_1", "Customer_Id__c")).isNull();
		assertThat(this.desk.payment("ch_1", "Balance_Transaction_Id__c")).isNull();
		assertThat(this.desk.payment("ch_1", "Invoice_Id__c")).isNull();
		assertThat(this.desk.payment("ch_1", "Amount__c")).isEqualTo("50");
	}

	@Test
	void anIdThatAFieldJustHoldsIsKeptWhole() {
		String customer = "c".repeat(255);
		this.desk.post("charge.succeeded", 0, charge("ch_1", "succeeded", "pi_1", "").replace("cus_1", customer));
		assertThat(this.desk.payment("ch_1", "Customer_Id__c")).isEqualTo(customer);
	}

	@Test
	void wordsAreCutBetweenCharactersAndShowThatTheyWere() {
		assertThat(Room.of(Trait.DESCRIPTION, "x" + "😀".repeat(3000))).get().isEqualTo("x" + "😀".repeat(1999) + "…");
		assertThat(Room.of(Trait.DESCRIPTION, "x".repeat(4000))).get().isEqualTo("x".repeat(4000));
		assertThat(Room.of(Trait.NAME, " ".repeat(2000) + "Ada")).get().isEqualTo("Ada");
		assertThat(Room.of(Trait.EMAIL, "a".repeat(256))).isEmpty();
	}

}

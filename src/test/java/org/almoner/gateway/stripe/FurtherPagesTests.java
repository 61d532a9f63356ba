package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.books.Source;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Notice;
import org.almoner.gateway.Reading;
import org.almoner.sandbox.stripe.books.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of which an event shows the beginning, or ids alone. */
class FurtherPagesTests {

	private static final String REFUNDS = "GET /v1/refunds";

	private static final String DISPUTE = "GET /v1/disputes/{id}";

	private static final String LINKS = "GET /v1/invoice_payments";

	private final Asked asked = new Asked();

	private final BookShelf shelf = new BookShelf(Asked.ZONE);

	@AfterEach
	void stop() {
		this.asked.close();
	}

	@Test
	void theRefundsBehindAnEmbeddedFirstPageAreRead() {
		refunds(250);
		Enrichment found = post(new Given().event("charge.refunded", 9, refunded(250)));
		assertThat(found.notices()).isEmpty();
		assertThat(this.shelf.count(RecordKind.REFUND)).isEqualTo(250);
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_many", "Amount_Refunded__c")).isEqualTo("2.5");
		assertThat(this.asked.requests(REFUNDS)).isEqualTo(3);
	}

	@Test
	void aListIsReadNoFurtherThanItsBoundAndTheAdminIsTold() {
		refunds(1_150);
		Enrichment found = post(new Given().event("charge.refunded", 9, refunded(1_150)));
		assertThat(this.asked.requests(REFUNDS)).isEqualTo(Inquiry.PAGES_MAX);
		assertThat(this.shelf.count(RecordKind.REFUND)).isBetween(1_000L, 1_010L);
		assertThat(found.notices()).extracting(Notice::kind).containsExactly("stripe-look-up-limit");
		assertThat(this.shelf.value(RecordKind.PAYMENT, "ch_many", "Amount_Refunded__c")).isEqualTo("11.5");
	}

	@Test
	void pagesAreRememberedUntilTheChargeCountsMore() {
		refunds(150);
		post(new Given().event("charge.refunded", 9, refunded(150)));
		post(new Given().event("charge.refunded", 9, refunded(150)));
		assertThat(this.asked.requests(REFUNDS)).isEqualTo(2);

		refunds(151);
		post(new Given().event("charge.refunded", 10, refunded(151)));
		assertThat(this.asked.requests(REFUNDS)).isEqualTo(4);
		assertThat(this.shelf.count(RecordKind.REFUND)).isEqualTo(151);
	}

	@Test
	void aFailedRefundOfTheFirstPageDoesNotStandForOneBehindIt() {
		this.asked.stripe.show(List.of(refund(1, "succeeded"), refund(2, "failed")));
		String shown = refunded(1).replaceFirst("'data':\\[.*]", "'data':[" + quoted(refund(2, "failed")) + "]");
		post(new Given().event("charge.refunded", 9, shown));
		assertThat(this.shelf.value(RecordKind.REFUND, "re_1", "Status__c")).isEqualTo("Success");
		assertThat(this.shelf.value(RecordKind.REFUND, "re_2", "Status__c")).isEqualTo("Failed");
	}

	@Test
	void aPageThatStripeDoesNotAnswerLeavesTheOthersInUse() {
		refunds(250);
		try (Asked modest = new Asked(new StripeProperties.Lookups(2, Duration.ofSeconds(20), 100, 4,
				Duration.ofSeconds(5), Duration.ofSeconds(10)))) {
			modest.stripe.show(IntStream.rangeClosed(1, 250).mapToObj((one) -> refund(one, "succeeded")).toList());
			List<Fact> facts = read(new Given().event("charge.refunded", 9, refunded(250)));
			Enrichment found = modest.gateway.enrich(Asked.account(Asked.KEY), facts);
			assertThat(found.facts().stream().map(Fact::about).distinct()).hasSizeBetween(90, 200);
			assertThat(found.notices()).extracting(Notice::kind).containsExactly("stripe-look-up-limit");
		}
	}

	@Test
	void theMoneyOfADisputeThatShowsIdsAloneIsRead() {
		dispute("lost", line("txn_1", -5000));
		post(new Given().event("charge.dispute.closed", 9, disputed("lost", "'txn_1'")));
		assertThat(this.shelf.value(RecordKind.ADJUSTMENT, "txn_1", "Amount__c")).isEqualTo("-50");
		assertThat(this.shelf.value(RecordKind.ADJUSTMENT, "txn_1", "Fee__c")).isEqualTo("15");
		assertThat(this.shelf.value(RecordKind.ADJUSTMENT, "txn_1", "Status__c")).isEqualTo("Dispute Lost");
	}

	@Test
	void aDisputeThatWasWonHasWhatWasTakenAndWhatWasGivenBack() {
		Doc taken = line("txn_1", -5000);
		dispute("won", taken, line("txn_2", 5000));
		post(new Given().event("charge.dispute.closed", 9, disputed("won", quoted(taken))));
		assertThat(this.shelf.value(RecordKind.ADJUSTMENT, "txn_2", "Amount__c")).isEqualTo("50");
		assertThat(this.asked.requests(DISPUTE)).isEqualTo(1);
	}

	@Test
	void aDisputeThatShowsAllOfItsMoneyOrHasNoneIsNotAskedFor() {
		Doc taken = line("txn_1", -5000);
		dispute("needs_response", taken);
		post(new Given().event("charge.dispute.created", 9, disputed("needs_response", quoted(taken))));
		post(new Given().event("charge.dispute.created", 9, disputed("warning_needs_response", "")));
		post(new Given().event("charge.dispute.closed", 9, disputed("warning_closed", "")));
		assertThat(this.asked.requests(DISPUTE)).isZero();
	}

	@Test
	void aDisputeIsAskedForOncePerState() {
		dispute("needs_response");
		Given made = new Given().event("charge.dispute.created", 9, disputed("needs_response", ""));
		post(made);
		post(made);
		assertThat(this.asked.requests(DISPUTE)).isEqualTo(1);

		dispute("lost", line("txn_1", -5000));
		post(new Given().event("charge.dispute.closed", 10, disputed("lost", "")));
		assertThat(this.asked.requests(DISPUTE)).isEqualTo(2);
		assertThat(this.shelf.count(RecordKind.ADJUSTMENT)).isEqualTo(1);
	}

	@Test
	void thePaymentsOfAnInvoiceBehindTheOneItShowsAreLinked() {
		this.asked.stripe.show(IntStream.rangeClosed(1, 130).mapToObj(FurtherPagesTests::link).toList());
		String shown = Given
			.invoice("in_1", "paid", ",'payments':{'object':'list','has_more':true,'data':[" + quoted(link(1)) + "]}")
			.replace("'amount_paid':5000", "'amount_paid':13000");
		post(new Given().event("invoice.paid", 9, shown));
		assertThat(this.asked.requests(LINKS)).isEqualTo(2);
		assertThat(this.shelf.count(RecordKind.GIFT)).isEqualTo(130);
		assertThat(this.shelf.value(RecordKind.GIFT, "pi_130", "Invoice_Id__c")).isEqualTo("in_1");
	}

	@Test
	void anInvoiceThatShowsAllThatPaidItIsNotAskedFor() {
		String shown = Given
			.invoice("in_1", "paid", ",'payments':{'object':'list','has_more':false,'data':[" + quoted(link(1)) + "]}")
			.replace("'amount_paid':5000", "'amount_paid':100");
		post(new Given().event("invoice.paid", 9, shown));
		assertThat(this.asked.requests(LINKS)).isZero();
		assertThat(this.shelf.value(RecordKind.GIFT, "pi_1", "Invoice_Id__c")).isEqualTo("in_1");
	}

	private List<Fact> read(Given given) {
		return given.events()
			.stream()
			.map((event) -> this.asked.gateway.read(ShortHistoriesTests.ACCOUNT, event.id(), event.payload()))
			.flatMap((reading) -> ((Reading.Facts) reading).facts().stream())
			.toList();
	}

	private Enrichment post(Given given) {
		List<Fact> facts = read(given);
		Enrichment found = this.asked.gateway.enrich(Asked.account(Asked.KEY), facts);
		assertThat(found.facts()).noneMatch((fact) -> fact.source() == Source.DISPUTE);
		this.shelf.post(Stream.concat(facts.stream(), found.facts().stream()).toList());
		return found;
	}

	private void refunds(int howMany) {
		this.asked.stripe.show(IntStream.rangeClosed(1, howMany).mapToObj((one) -> refund(one, "succeeded")).toList());
	}

	private static Doc refund(int number, String status) {
		return Doc.of("id", "re_" + number, "object", "refund", "amount", 1, "charge", "ch_many", "created",
				1_760_000_000 + number % 5, "currency", "usd", "status", status);
	}

	/** A charge of an API version that shows the newest ten of its refunds of a cent. */
	private static String refunded(int howMany) {
		String first = IntStream.rangeClosed(Math.max(1, howMany - 9), howMany)
			.mapToObj((one) -> quoted(refund(one, "succeeded")))
			.collect(Collectors.joining(","));
		return Given
			.charge("ch_many", "succeeded", "",
					",'invoice':null,'refunds':{'object':'list','has_more':true,'data':[" + first + "]}")
			.replace("'amount_refunded':0", "'amount_refunded':" + howMany);
	}

	private void dispute(String status, Doc... lines) {
		this.asked.stripe.show(List
			.of(Doc.of("id", "dp_1", "object", "dispute", "amount", 5000, "charge", "ch_1", "created", 1_760_000_001,
					"currency", "usd", "livemode", true, "status", status, "balance_transactions", List.of(lines))));
	}

	private static Doc line(String id, int amount) {
		return Doc.of("id", id, "object", "balance_transaction", "amount", amount, "created", 1_760_000_002, "currency",
				"usd", "fee", 1500, "net", amount - 1500, "reporting_category", "dispute");
	}

	private static String disputed(String status, String lines) {
		return """
				{'id':'dp_1','object':'dispute','amount':5000,'charge':'ch_1','created':1760000001,'currency':'usd',
				'livemode':true,'status':'%s','balance_transactions':[%s]}""".formatted(status, lines);
	}

	private static Doc link(int number) {
		return Doc.of("id", "inpay_" + number, "object", "invoice_payment", "amount_paid", 100, "created",
				1_760_000_000, "currency", "usd", "invoice", "in_1", "livemode", true, "payment",
				Doc.of("type", "payment_intent", "payment_intent", "pi_" + number), "status", "paid");
	}

	private static String quoted(Doc doc) {
		return doc.json().replaceAll("\\s+", " ").replace('"', '\'');
	}

}

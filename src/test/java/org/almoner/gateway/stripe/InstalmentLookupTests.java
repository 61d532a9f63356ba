package org.almoner.gateway.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.almoner.books.BookShelf;
import org.almoner.books.Fact;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Notice;
import org.almoner.gateway.Reading;
import org.almoner.sandbox.stripe.books.Doc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An instalment of a subscription that failed: no event links its parts since basil. */
class InstalmentLookupTests {

	private static final String LINKS = "GET /v1/invoice_payments";

	private static final List<Given.Event> STORY = new Given()
		.event("charge.failed", 1, Given.charge("ch_1", "failed", "pi_1", ",'failure_code':'card_declined'"))
		.event("payment_intent.payment_failed", 1,
				Given.intent("pi_1", "requires_payment_method", "ch_1",
						",'last_payment_error':{'charge':'ch_1','code':'card_declined'}"))
		.event("invoice.payment_failed", 2, Given.invoice("in_1", "open", ""))
		.events();

	private final Asked asked = new Asked();

	private final BookShelf shelf = new BookShelf(Asked.ZONE);

	@BeforeEach
	void stripeKnowsTheLink() {
		this.asked.stripe.show(List.of(link("inpay_1", "pi_1", "open")));
	}

	@AfterEach
	void stop() {
		this.asked.close();
	}

	private static Doc link(String id, String intent, String status) {
		return Doc.of("id", id, "object", "invoice_payment", "amount_paid", null, "amount_requested", 5000, "created",
				1_760_000_000, "currency", "usd", "invoice", "in_1", "is_default", true, "livemode", true, "payment",
				Doc.of("type", "payment_intent", "payment_intent", intent), "status", status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void whicheverEventStripeIsThereForLeadsToTheFailedGift(int answered) {
		for (int i = 0; i < STORY.size(); i++) {
			this.asked.stripe.faults().failNext((i == answered) ? 0 : 1_000, 500);
			post(STORY.get(i));
			this.asked.clock.advance(Duration.ofSeconds(31));
		}
		assertFailedGift();
	}

	@Test
	void whereStripeWasAwayForAllOfThemTheNextTryLeadsToIt() {
		this.asked.stripe.faults().failNext(1_000, 500);
		STORY.forEach(this::post);
		assertThat(this.shelf.count(RecordKind.GIFT)).isZero();

		this.asked.stripe.faults().failNext(0, 500);
		this.asked.clock.advance(Duration.ofSeconds(31));
		post(new Given().event("charge.failed", 900, Given.charge("ch_2", "failed", "pi_1", "")).events().getFirst());
		assertFailedGift();
	}

	@Test
	void soDoesTheNextEventOfTheInvoice() {
		this.asked.stripe.faults().failNext(1_000, 500);
		STORY.forEach(this::post);
		this.asked.stripe.faults().failNext(0, 500);
		this.asked.clock.advance(Duration.ofSeconds(31));
		post(new Given().event("invoice.updated", 900, Given.invoice("in_1", "open", "")).events().getFirst());
		assertFailedGift();
	}

	@Test
	void inWhateverOrderAndBatchesTheRecordsAreTheSame() {
		STORY.forEach(this::post);
		Map<String, Map<String, String>> expected = this.shelf.contents();
		for (int seed = 0; seed < 24; seed++) {
			List<Given.Event> shuffled = new ArrayList<>(STORY);
			Collections.shuffle(shuffled, new Random(seed));
			BookShelf other = new BookShelf(Asked.ZONE);
			int cut = 1 + seed % 3;
			post(other, shuffled.subList(0, cut));
			post(other, shuffled.subList(cut, shuffled.size()));
			assertThat(other.contents()).as("seed %s", seed).isEqualTo(expected);
		}
	}

	@Test
	void aPaymentThatStripeGaveUpIsNotTakenForTheInvoices() {
		this.asked.stripe.show(List.of(link("inpay_1", "pi_0", "canceled"), link("inpay_2", "pi_1", "open")));
		post(STORY.get(2));
		assertThat(this.shelf.value(RecordKind.INVOICE, "in_1", "Payment_Intent_Id__c")).isEqualTo("pi_1");
	}

	@Test
	void anInvoiceThatNobodyTriedToPayOrThatNamesItsPaymentIsNotAskedFor() {
		String untried = Given.invoice("in_1", "open", "").replace("'attempt_count':1", "'attempt_count':0");
		String old = Given.invoice("in_1", "open", ",'payment_intent':'pi_1','charge':null");
		post(new Given().event("invoice.finalized", 1, untried).events().getFirst());
		post(new Given().event("invoice.payment_failed", 1, old).events().getFirst());
		post(new Given().event("invoice.paid", 1, Given.invoice("in_1", "paid", "")).events().getFirst());
		assertThat(this.asked.requests(LINKS)).isZero();
	}

	@Test
	void withoutThePermissionTheAdminIsToldWhatIsMissingAndOnceItIsThereAReplayMakesTheGift() {
		this.asked.stripe.allow(Asked.KEY, Set.of("rak_balance_transaction_source_read"));
		List<Notice> notices = STORY.stream().flatMap((event) -> post(event).notices().stream()).distinct().toList();
		assertThat(notices).singleElement().satisfies((notice) -> {
			assertThat(notice.message()).contains("\"Invoices: Read\"");
			assertThat(notice.detail()).contains("an instalment of a subscription that failed makes no gift");
		});
		assertThat(this.shelf.count(RecordKind.GIFT)).isZero();

		this.asked.stripe.allow(Asked.KEY);
		this.asked.clock.advance(Duration.ofMinutes(6));
		STORY.forEach(this::post);
		assertFailedGift();
	}

	private void assertFailedGift() {
		assertThat(this.shelf.value(RecordKind.GIFT, "pi_1", "Status__c")).isEqualTo("Failed");
		assertThat(this.shelf.value(RecordKind.GIFT, "pi_1", "Invoice_Id__c")).isEqualTo("in_1");
		assertThat(this.shelf.value(RecordKind.GIFT, "pi_1", "Designation__c")).isEqualTo("Roof");
	}

	private Enrichment post(Given.Event event) {
		return post(this.shelf, List.of(event));
	}

	private Enrichment post(BookShelf where, List<Given.Event> events) {
		List<Fact> facts = events.stream()
			.map((event) -> this.asked.gateway.read(ShortHistoriesTests.ACCOUNT, event.id(), event.payload()))
			.flatMap((reading) -> ((Reading.Facts) reading).facts().stream())
			.toList();
		Enrichment found = this.asked.gateway.enrich(Asked.account(Asked.KEY), facts);
		where.post(Stream.concat(facts.stream(), found.facts().stream()).toList());
		return found;
	}

}

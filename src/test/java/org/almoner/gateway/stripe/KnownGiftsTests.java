package org.almoner.gateway.stripe;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.almoner.books.BookShelf;
import org.almoner.books.Bookkeeping;
import org.almoner.books.Fact;
import org.almoner.books.Misnaming;
import org.almoner.books.Plan;
import org.almoner.books.RecordKind;
import org.almoner.gateway.Enrichment;
import org.almoner.gateway.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.almoner.gateway.stripe.Given.charge;
import static org.almoner.gateway.stripe.Given.intent;
import static org.almoner.gateway.stripe.Given.invoice;
import static org.almoner.gateway.stripe.Given.invoicePayment;
import static org.assertj.core.api.Assertions.assertThat;

/** A gift that is there already and that a payment names in its metadata. */
class KnownGiftsTests {

	private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

	private static final String ID = "a0G000000000001AAA";

	private static final String OTHER_ID = "a0G000000000002AAA";

	private final StripeGateway stripe = new StripeGateway((account, facts) -> Enrichment.NONE);

	/** A history whose payment names a gift somewhere, and how the gift is named. */
	record Naming(String where, @Nullable String key, Given given) {

		@Override
		public String toString() {
			return this.where + ((this.key != null) ? ", by the gift's own key" : ", by its id");
		}

	}

	static Stream<Naming> namings() {
		return Stream.of("intent", "charge", "session", "invoice")
			.flatMap((where) -> Stream.of(naming(where, null), naming(where, "FORM-42")));
	}

	private static Naming naming(String where, @Nullable String key) {
		String metadata = "{'gift_transaction_id':'" + ((key != null) ? key : ID) + "'}";
		Given given = new Given()
			.event("charge.succeeded", 5,
					named(where.equals("charge"), metadata, charge("ch_1", "succeeded", "pi_1", "")))
			.event("payment_intent.succeeded", 5,
					named(where.equals("intent"), metadata, intent("pi_1", "succeeded", "ch_1", "")))
			.event("checkout.session.completed", 6,
					named(where.equals("session"), metadata, Histories.session("paid")));
		if (where.equals("invoice")) {
			given.event("invoice.paid", 6, invoice("in_1", "paid", ",'metadata':" + metadata))
				.event("invoice_payment.paid", 6,
						invoicePayment("in_1", "{'type':'payment_intent','payment_intent':'pi_1'}"));
		}
		given.event("refund.created", 9, "{'id':'re_1','object':'refund','amount':1000,'charge':'ch_1',"
				+ "'currency':'usd','status':'succeeded','payment_intent':'pi_1','created':1760000009}");
		return new Naming(where, key, given);
	}

	private static String named(boolean here, String metadata, String object) {
		return here ? object.replaceFirst("'metadata':\\{[^}]*}", "'metadata':" + metadata) : object;
	}

	@ParameterizedTest
	@MethodSource("namings")
	void aNamedGiftIsThePaymentsOnlyGiftInEveryOrder(Naming naming) {
		List<Given.Event> events = naming.given().events();
		Map<String, Map<String, String>> expected = oneByOne(naming, events).contents();
		ShortHistoriesTests.permutations(events.size()).forEach((order) -> {
			BookShelf shelf = oneByOne(naming, order.stream().map(events::get).toList());
			assertThat(shelf.contents()).as("order %s", order).isEqualTo(expected);
			assertHasThePayment(shelf, naming);
		});
	}

	private static void assertHasThePayment(BookShelf shelf, Naming naming) {
		assertThat(shelf.count(RecordKind.GIFT)).isZero();
		assertThat(shelf.gifts().count()).isOne();
		assertThat(shelf.gifts().key(ID)).isEqualTo((naming.key() != null) ? naming.key() : "pi_1");
		assertThat(shelf.gifts().value(ID, "Status__c")).isEqualTo("Partially Refunded");
		assertThat(shelf.gifts().value(ID, "Refunded_Amount__c")).isEqualTo("10");
		assertThat(shelf.gifts().value(ID, "Donor_Name__c")).isEqualTo("People's own");
		assertThat(shelf.value(RecordKind.PAYMENT, "ch_1", "Gift_Transaction__c")).isEqualTo("pi_1");
		assertThat(shelf.value(RecordKind.REFUND, "re_1", "Gift_Transaction__c")).isEqualTo("pi_1");
	}

	@ParameterizedTest
	@MethodSource("namings")
	void aWorkerThatDiesAnywhereIsFollowedByOneThatEndsTheSame(Naming naming) {
		List<Given.Event> events = naming.given().events();
		Map<String, Map<String, String>> expected = oneByOne(naming, events).contents();
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			List<Given.Event> shuffled = new ArrayList<>(events);
			Collections.shuffle(shuffled, random);
			BookShelf shelf = shelf(naming);
			for (Given.Event event : shuffled) {
				for (int death = random.nextInt(3); death > 0; death--) {
					shelf.postPartly(facts(event), random.nextInt(6));
				}
				shelf.post(facts(event));
			}
			assertThat(shelf.contents()).as("seed %s", seed).isEqualTo(expected);
		}
	}

	@Test
	void aGiftOfAlmonersMakingThatAPersonChangedIsCanceledAndKeepsWhatIsTheirs() {
		Naming naming = naming("intent", null);
		List<Given.Event> events = naming.given().events();
		BookShelf shelf = shelf(naming);
		shelf.post(facts(events.getFirst()));
		shelf.edit(new org.almoner.books.RecordKey(RecordKind.GIFT, "pi_1"), "Campaign__c", "701000000000001AAA");
		Plan plan = shelf.post(facts(events.get(1)));
		assertThat(plan.retirements()).singleElement().satisfies((one) -> assertThat(one.isUntouched()).isFalse());
		assertThat(plan.corrections()).isEmpty();
		assertThat(shelf.gifts().count()).isEqualTo(2);
		assertThat(shelf.gifts().key(ID)).isEqualTo("pi_1");
		assertThat(shelf.gifts().value("a00000000000000", "Status__c")).isEqualTo("Canceled");
		assertThat(shelf.gifts().value("a00000000000000", "Current_Amount__c")).isEqualTo("0");
		assertThat(shelf.gifts().value("a00000000000000", "Campaign__c")).isEqualTo("701000000000001AAA");
		assertThat(shelf.gifts().key("a00000000000000")).isNull();
	}

	@Test
	void aNameThatLeadsNowhereIsToldAndThePaymentHasItsOwnGift() {
		BookShelf shelf = new BookShelf(ZONE);
		Plan plan = shelf.post(facts(naming("intent", "NOWHERE").given().events().get(1)));
		assertThat(plan.misnamings()).containsExactly(new Misnaming("NOWHERE", "pi_1", Misnaming.Cause.UNKNOWN));
		assertThat(shelf.value(RecordKind.GIFT, "pi_1", "Status__c")).isEqualTo("Paid");
	}

	@Test
	void ofTwoPaymentsThatNameOneGiftTheOlderHasItAndTheOtherHasItsOwn() {
		String metadata = ",'metadata':{'gift_transaction_id':'" + ID + "'}";
		List<Given.Event> events = new Given()
			.event("charge.succeeded", 9, attempt("ch_2", "pi_2", 1_760_000_009, metadata))
			.event("charge.succeeded", 5, attempt("ch_1", "pi_1", 1_760_000_005, metadata))
			.events();
		BookShelf shelf = shelf(naming("charge", null));
		Plan plan = shelf.post(events.stream().flatMap((event) -> facts(event).stream()).toList());
		assertThat(plan.misnamings()).containsExactly(new Misnaming(ID, "pi_2", Misnaming.Cause.OTHER_PAYMENT));
		assertThat(shelf.gifts().key(ID)).isEqualTo("pi_1");
		assertThat(shelf.value(RecordKind.GIFT, "pi_2", "Status__c")).isEqualTo("Paid");
		assertThat(shelf.post(facts(events.getFirst())).misnamings()).hasSize(1);
		assertThat(shelf.gifts().key(ID)).isEqualTo("pi_1");
	}

	private static String attempt(String id, String intent, long created, String metadata) {
		return charge(id, "succeeded", intent, "").replaceFirst("'created':\\d+", "'created':" + created)
			.replaceFirst(",'metadata':\\{[^}]*}", metadata);
	}

	@Test
	void aFailedCardTryDoesNotTakeTheGiftThatTheNextTryOfAnotherIntentPays() {
		String metadata = ",'metadata':{'gift_transaction_id':'" + ID + "'}";
		List<Given.Event> events = new Given()
			.event("charge.failed", 1, attempt("ch_1", "pi_1", 1_760_000_001, metadata).replace("succeeded", "failed"))
			.event("charge.succeeded", 9, attempt("ch_2", "pi_2", 1_760_000_009, metadata))
			.events();
		BookShelf shelf = shelf(naming("charge", null));
		events.forEach((event) -> shelf.post(facts(event)));
		assertThat(shelf.gifts().key(ID)).isEqualTo("pi_2");
		assertThat(shelf.gifts().value(ID, "Status__c")).isEqualTo("Paid");
		assertThat(shelf.count(RecordKind.GIFT)).isZero();
	}

	@Test
	void aGiftThatHoldsAnotherPaymentIsLeftAlone() {
		BookShelf shelf = new BookShelf(ZONE);
		shelf.gifts().make(OTHER_ID, null, Map.of("Payment_Intent_Id__c", "pi_9", "Status__c", "Paid"));
		String metadata = ",'metadata':{'gift_transaction_id':'" + OTHER_ID + "'}";
		Plan plan = shelf
			.post(facts(new Given().event("charge.succeeded", 5, attempt("ch_1", "pi_1", 1_760_000_005, metadata))
				.events()
				.getFirst()));
		assertThat(plan.misnamings()).extracting(Misnaming::cause).containsExactly(Misnaming.Cause.OTHER_PAYMENT);
		assertThat(shelf.gifts().value(OTHER_ID, "Original_Amount__c")).isNull();
		assertThat(shelf.count(RecordKind.GIFT)).isOne();
	}

	@Test
	void anAccountThatKeepsNoGiftsTouchesNoneThatIsNamed() {
		BookShelf shelf = new BookShelf(new Bookkeeping(ZONE, false));
		shelf.gifts().make(ID, null, Map.of("Status__c", "Unpaid"));
		naming("intent", null).given().events().forEach((event) -> shelf.post(facts(event)));
		assertThat(shelf.gifts().value(ID, "Status__c")).isEqualTo("Unpaid");
	}

	private BookShelf shelf(Naming naming) {
		BookShelf shelf = new BookShelf(ZONE);
		shelf.gifts().make(ID, naming.key(), Map.of("Status__c", "Unpaid", "Donor_Name__c", "People's own"));
		return shelf;
	}

	private BookShelf oneByOne(Naming naming, List<Given.Event> events) {
		BookShelf shelf = shelf(naming);
		events.forEach((event) -> shelf.post(facts(event)));
		return shelf;
	}

	private List<Fact> facts(Given.Event event) {
		return ((Reading.Facts) this.stripe.read(ShortHistoriesTests.ACCOUNT, event.id(), event.payload())).facts();
	}

}
